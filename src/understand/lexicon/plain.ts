const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of grammar alone: they explain nothing and cost nothing. */
const GRAMMAR = words(`
a an the this that these those it its they them their there here he him his she her hers we us our ours you your yours i
me my mine who whom whose which what when where how why is are was were be been being am do does did doing done have has
had having will would shall should can could may might must of in on at for to from by with and or but so as if then than
into onto per via about over under between within out off up down through during after before since until till while
because both either each every any all some one ones other others same such also too very just only even still yet
already tho ever many much more most few less least lot lots bit not no nor please s t re ve ll d m et cetera etc also plus
i.e e.g ie eg oh ok okay well now er erm um hm hmm like
`);

/** Words that say where one stands towards something: what follows them may narrow the figure. */
export const PREPOSITIONS = words(`
of in on at for to from by with without about over under between within into onto via through during after before
since until due because regarding concerning involving including among amongst around near outside inside beyond
across against aged
`);

/** Verbs, adverbs and adjectives that say nothing of whom or what a figure counts. */
const NEUTRAL = words(`
able absolutely accept actual actually add advise affect again ago agree ahead almost alone along alright always
anybody anyone anything anyway apart apparently appear approximately apologise ask asked asking assume awful back bad
badly basic basically become becoming been begin behave being believe best better big bigger biggest bit brief briefly
bring came certain certainly change changed check cheers clarify clear clearly close come coming compare compared
confirm confused consider correct correctly could count currently curious current dear definitely different directly
doing done down easily easy else enough especially essentially exact exactly explain expect extra fact fair fairly far
fare faring fast feel feeling figure final finally find fine first follow following forget form frankly full fully
further general generally get getting give given giving glad go goes going gone good got gotten great grand guess handy
hang happen happened happening hard hear hello help here hi high higher highest hold hope hopefully idea impression
improve improved improving indeed info information instead interested interesting involved keen keep keeping kind kindly
know known last lately latest learn least leave left let like likely little look looked looking looks lovely low lower
lowest made main mainly make making manage managed matter maybe mean meaning meant measured meet mention mind missing
moment morning move moved moving much muddle must name namely near nearly need needed needs never nevertheless new newest
news nice next normal normally nothing notice number obvious obviously often ok old oldest once overall own particular
particularly perform performed performing perhaps picture place please point poor poorly possible possibly precise
precisely presumably pretty previous previously probably pull put question quick quickly quite rather reach read ready
real really reason receive received recent recently reckon record recorded regarding regards relevant remain remember
remind reply report reported right roughly said same saw say saying says seem seemed seems seen send sense serious set
several shape shed short show showing shown sit sitting situation slight slightly so somebody someone something
sometimes somewhat soon sorry sort sound specifically stand standing stands start state stay steady stick stood stop
straight struggle struggling such sum suppose sure tad take taken taking talk tell thank thanks thing things think
thinking thought time times today together told took total totally track tracked tracking tried true truly try trying
turn turned turns typical typically understand understood unfortunately update updated use used useful using usual
usually value various view wait want wanted wanting wants way well went whatever whether while whole wonder wondering
work worked working works worried worry worse worst worth see sees sounded grow grew grown fall fell fallen rise rose risen drop dropped hit doubled wrong brought found led kept told sent gave given held drawn represent cover came comes receive lead leads
routine regular formal official proper ordinary various respective relevant entire original separate single
subject complete finish carry log lodge register file submit process handle undertake conduct personal individual relate consist regard require allow represent refer belong apply exist face intend tend
wise unfair wrong yes yep yeah yesterday tomorrow tonight afternoon evening
people person individual hey folk folks guys everyone everybody team mate sir madam page one two
`);

/** What a scorecard is made of and spoken of by: no one is counted by these. */
const OF_THE_SCORECARD = words(`
answer average basis board chart column dashboard data detail direction fact figure graph headline history index
indicator kpi level line list measure metric number overview pack percent percentage performance period position
proportion publication rate rating ratio report result scorecard series share split stat statistic status summary table
target total trend update value volume breakdown comparison reading score amount quantity population headcount type kind stuff version pct standard cohort
register window year half quarter month week day date period time end side view case item
`);

/** Whether a word (text and stem) can't narrow what a figure counts, wherever it stands. */
export function isPlain(text: string, stem: string): boolean {
  if (isGrammar(text) || NEUTRAL.has(text) || NEUTRAL.has(stem) || OF_THE_SCORECARD.has(stem) || isAdverb(text))
    return true;
  const base = text.replace(/(?:ed|ing)$/, '');
  return base.length > 2 && base !== text && [base, `${base}e`, base.slice(0, -1)].some((each) => NEUTRAL.has(each));
}

export function isGrammar(text: string): boolean {
  return GRAMMAR.has(text) || PREPOSITIONS.has(text);
}

/** 'Currently', 'roughly': how, never whom. */
function isAdverb(text: string): boolean {
  return text.length > 5 && text.endsWith('ly') && !NOT_ADVERBS.has(text);
}

const NOT_ADVERBS = words('family elderly monthly quarterly weekly daily yearly supply apply assembly anomaly');

/** Names of the whole scorecard: 'which indicators', 'our performance', 'everything'. */
export const EVERYTHING_WORDS = words(
  'everything all indicator measure kpi metric scorecard performance dashboard figure number area thing one',
);

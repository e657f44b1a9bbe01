import { stem } from './token.ts';

/**
 * Ordinary words of a conversation: never taken for a misspelt word of the field, and never reported as not
 * understood. A word of the field that stands here too is still read as the field's.
 */
const WORDS = `
a able about above absolutely accept accepted accident accord according account accuse achieve achieved acquire
across action active activity actual actually add added admit advance advantage adverse advice advise affair affect
afford afraid after afternoon again against agenda ago agree agreed agreement ah ahead aim aimed aircraft aka alarm
alarmed alert alike alive all allege allegedly allow allowed almost alone along already alright also although
altogether always am amazed amazing amber amend among amount ample an and angle angry animal annoyed annual annually
another answer anxious any anybody anyone anything anyway apart apology appalled appalling apparent apparently
appeal appear appears apple apply appoint appreciate approach approx approximate approximately apr april are area
arise arose around arrange arrangement arrangements arrive arrow article as asap aside ask asked asking aspect
assemble assert asset assist assistant assume assured asterisk astonish at attach attempt attend attended attention
attitude attract audience audit auditor aug august author authorities authority autumn average avoid await awake
award aware away awful awkward back backdrop bad badly balance bar bargain barrier based basic basically battle be
bear beat beating beauty because become bedroom been before began begin begun behalf behave behind being believe
belong below bench benchmark benefit beside besides best better between big bigger biggest bit blank blind blood
bluntly board book boring borough borrow boss bot both bottle bottom bound box bracket brackets brain branch brave
breath bridge brief briefing briefly bright brilliant bring bringing british broad broke broken brother btw bucket
build building built bullet bullets bundle burden burn business but button by cabinet calculate calculator calendar
call calm came camera campaign can cancel candid capable capital capture care career careful careless carry case
cathedral caught cause causing caution celebrate cent central century certain certainly chair challenge chamber
chance change channel chapter character charge charity chart chase chat chatbot cheap check cheek cheer cheerful
cheers chicken chief chiefly child choice choose chosen christmas circa circle citizen civic claim claimed class
clause clean clear cleared clearing clearly clerk clever client climate climb climbing cllr cllrs clock close closed
closely closer clothes cloud cmt coast coffee cohort colleague collect colour column columns combine come comes
comfort coming command commend comment commission commit committee common community compact company comparable
comparator comparators compare compared compares comparing comparison compete compile complete complex comply
compose comprise compute computer concede concept concern concerned concise conclude concrete condition conduct
confess confidence confident confirm confirmed conflict confront confuse confused confusing congratulate connect
connected conscious consequence consider considered consist constant constituent construct consult contain content
contest continue contract contrary contrast contribute control convenient conversation convey convince convinced
cook corner corporate correct correctly correspond cost could couldn council councillor councils count counted
counter counting county couple course cover crack create creative credit creeping crept crisis criteria critical
criticism crowd crucial cruel culture cup cupboard curious currency current currently curve custom customer cut
cycle daily damage danger dangerous darling dashboard data date daughter day deadline deal dear debate dec decade
december decent decimal decimals deck declare decline declining dedicated deep defend definition degree delight
delighted deliver delivering delivery demand demonstrate deny department depend depending deputy describe deserve
desire desk desks despair desperate despite destroy detail deteriorated deteriorating develop device devil devote
did differ difference different digital dinner dip dipped direct direction director dirty disagree disappoint
disappointed disappointing discover discuss discussed discussion disgrace disgraceful dislike dismiss display
dispute distance distinct district disturb divide do doctor document dodgy does doing dollar domain dominate don
done donkey dot double doubt down downward dozen dr draft drag drama dramatic dramatically draw drawn dread dream
dress drift drill drink drive driven driver drop dropped dropping due dunno duration during each eager earlier early
earn easier easily easter eastern easy economic edge edition editor education effect effective efficient effort eg
eight eighteen eighty either elder elect elected election electric element eleven eligible else elsewhere email
embarrass embarrassing emerge emphasis employ empty enable encounter encourage encouraging end ended endless enemy
energy engage engine england english enjoy enormous enough ensure enter entire entitle entitled entry envelope equal
equally equate equip er erm error escape especially essence essential essentially establish estimate estimated etc
evaluate evening event eventual eventually ever every everybody everyone everything evident exact exactly examine
example exceed exceeding excellent except exchange exciting exclude excuse exec execute exercise exist expand expect
expected expense expensive experience expert explain explore export expose express extend extensive extent extra
extract extreme extremely eye face faced facing fact fail faint fair fairly faith fall fallen falling false familiar
famous fancy fantastic far fare fares faring farmer fashion fast father fault favour favourable feature feb february
feedback feel feeling fell fellow felt fence fetch few fewer fiddle field fifteen fifth fifty fight figure figures
filing fill filter final finally finance financial find finding fine finger fire first fiscal fishing fitting fix
flash flat float floor flower fluctuate focus folk folks follow followed following follows football footnote
footnotes for force foreign forest forever forget forgive forgot forgotten form formal former forth fortune forty
forum forward found four fourth fraction framework frank frankly free frequent frequently fresh friday friend
friendly from front frown frustrate fulfil full fully function fundamental funny further future fyi gap garden
gather gauge gave general generally gentle gentleman gentlemen genuine genuinely gesture get gets getting gimme gist
give given giving glad gladly glance global go goal goes going gone gonna good goodness got govern governor
governors gradual gradually graph grasp grateful great green greet grief gross ground group grow growing grown
guarantee guard guess guidance guide guilty gulf guy guys habit had half hand handed handle handout handy happen
happened happening happens happier happily happy harbour hard hardly harsh has haste hasten hatch hating have having
he head heading headings headline headliners headteacher hear heard heaven heavily heavy height hello help helpful
helping hence her here herself hesitate hey hi hidden high higher highest highlight highlighted him himself hinder
his history hit hitherto hitting hmm hobby hold holder holding holiday hollow honest honestly honour hope hopeful
hopefully hopeless hopes hoping horrible horrified horse hospital hotel hour household how however huge hugely human
humble humour hundred hunger hurry husband i idea ideal identify idiot ie if ignorant ignore illness illustrate
image imagine immediate immediately impact implement imply import important impress impression impressive improper
improve improved improvement improving in inch inclined include included including income incorrect increase
increased increasing incredible indeed independent indicate indication indicator individual induction industry
inference inflate influence inform informal information informed initial initiative injure inner innocent inquire
inside insist inspect inspection inspector inspire install instance instant instead institute instruct insult insure
intake intend intended intense intent interest interested interesting interim internal interpret interval interview
into introduce invent invest investigate invite invited involve involved ironic is island isolate issue it item its
itself jacket jan january job joined joint joke journal journalist journey judge judgement judgment jul july jump
jun june junior just justice justify keen keep keeper keeping kept kettle killer kind kindly kitchen knew knock know
knowing knowledge known kpi kpis labour lad ladder ladies land landed landlord lands landscape language large
largely largest last late lately later latest laugh launch law lawyer layer lead leader leading leaflet league learn
learned learnt least leave leaves lecture left legal lemme length less lesson let letter lettuce level liable
liaison liar library license lie lift light lighten like likely limit limited line list listen literal literally
little live living load local locate logic lol lonely long longer look looked looking loose lords lot love lovely
low lower lowest loyal luck lucky lunch lying machine made magazine magic main mainly maintain major majority make
makes making man manage managed management manager manner many map mar march margin mark marked marker market
marriage massive master match matching mate maths matter matters mature maximum may maybe mayor me mean meaning
means meant meantime measure measured measurement measures mechanical media median meet meeting meets member memory
mental mentally mention mentioned mere merely merit message messy met method metric middle might million mind
mindful mine minimal minimum minister minority minus minute minutes mirror misery mislead misleading miss missed
missing mistake mistaken mix mixed mixture mobile model modern modest moment monday money monitor monster month
monthly moral more moreover morning most mostly mother motion motive mountain mouth move moved movement movie moving
mr mrs ms much multiple music must mutual my myself mystery nah name namely narrative narrow nasty nation national
nationally natural naturally nature near nearby nearest nearly neatly necessarily necessary need needed negative
neglect neighbour neighbours neither nervous network neutral never nevertheless new newly news newspaper next nice
nicely night nightmare nineteen ninety no nobody noise none nonsense nope nor normal normally not notable notably
note noted nothing notice noticeable noticed notion nov novel november now nowadays nowhere nuance number numbers
numeric nurse nutshell object objective observe obtain obvious obviously occasion occasional occupy occur occurred
oct october odd of off offence offend offensive offer office officer official offset ofsted often oh ok okay okey
old older on once one oneliner ones online only open opening operate opinion opponent opportunity oppose opposite
option or oranges order ordered ordinary organise origin original other others otherwise ought our ours ourselves
out outcome outer outline output outright outside outstanding over overall overdue overlook oversee overview owing
own owner pack package packet page painful painting pair panel panic paper papers paragraph parent parents parking
parliament part partial particular particularly partly partner party pass passage passing past patch patient pattern
pause paying pc pct peace peak peaked peer peers pencil people per percent percentage perf perfect perfectly perform
performance performing perhaps period permanent permit persist person personal personally persuade phase phone
phrase physical pick picking picture piece pitch place placed plain plainly planet plastic plate plateau platform
played player pleasant please pleased pleasure plenty plot plotted plus pocket poetry point pointed pointing
pointless points police policy polite political politics poor poorly pop popular portfolio portion position positive
possess possibility possible possibly potential pound pp practical practically practice praise prayer precede
precise precisely predict prefer prepare prepared presence present presently preserve president press pressing
pressure presumably presume pretend pretty prevent previous previously price pride prime prince principal principle
print printed prior priority prison private prize probably problem procedure proceed process produce product
profession professional professor profile profit programme progress project promise promote prompt proof proper
properly property proportion propose prospect protest proud prove proven provide provided province public publish
published pull pulled punch pupil pupils purchase purely purpose pursue push pushing put puzzle puzzled qoq quality
quantity quarter quarterly quarters queen query question quick quickly quiet quietly quite quiz quota quote quoted
quoting radio rag railway raise raised random rang ranged ranging rapid rarely rate rather rating ratio re reach
reached react read reader readily reading readings ready real realise realistic really reason reasonable reasonably
reassure reassured rebuild recall receive received recent recently reckless reckon reckons recognise recommend
reconcile record recover recovered recovering reduce reduced ref refer reflect reflects reform refuse regard
regarding regime region regret regular reject relate related relation relative relatively release relevant relief
religion reluctant remain remains remark remarkable remarkably remedy remember remind remote remotely remove repair
repeat replace reply report reported reportedly reporting represent represents repute request require required
rescue research reserve resident resist resolve resort resource respect respective respond response restore result
resume retain retire retreat reveal revenge revenue reverse revise reward rhythm rider right rise risen rising
ritual rival river robot robust role rolling room rose rotate rough roughly round rounded rounding route routine row
royal rubbish ruled ruler rumour run running rural sacred sadly safely safety said salary same sample sat
satisfactory satisfy saturday saving saw say saying says scale scandal scarce scare scared scatter scenario scene
scheme scholar science scope score scorecard scratch scream screen script scrutiny search season seat second secret
section sector secure see seeing seek seem seemed seems seen select self senior sense sensible sensitive sentence
sep separate separately sept september sequence series serious seriously servant serve service session set setting
settle seven seventeen seventy several severe shadow shake shall shallow shame shape shaped share sharing sharp
sharply she sheep sheet shelf shell shelter shift shine shirt shock shocked shocking shoot shopping short shortage
shorten shorter shortly should shoulder shout show showed showing shown side sight sign signal signed significant
silence silly silver similar simple simply since sincere single sir sister sit site sitting situation sixteen sixty
size sized skill sleep slice slid slide slides sliding slight slightly slip slipped slipping slow slower slowly slt
small smart smile smooth smt snapshot so sober society softly solely solid solution solve some somebody somehow
someone something sometimes somewhat somewhere soon sooner sorry sort sought sound source southern space spare speak
speaking special specific specifically specify speech spell spend spike spiked spin spirit spite splendid split
spoke spoken sport spot spread spring square stable stack stacks staff stage stairs stake stand standard standards
standing stark start started starting stat state stated statement stating station statistic statistical statistics
stats statutory stay stayed steady steal steep step stick sticking still stood stop stopping store storm story
straight strange strategic strategy stream street strength stress stretch stretches strict strike string strip
strong strongly structure struggle stuck student study stuff stupid style subject submit subsequent succeed success
successful such sudden suddenly suffer suffice sufficient suggest suit suitable suite sum summary summer sunday
superb supper supply support suppose supposed sure surely surface surprise surprised surprising surrender survey
survive suspect suspend suspicion sweet swift switch symbol sympathy system systematic ta table tables tackle take
taken takes taking talent talk talked talking target teach teacher team technical technique television tell telling
temper temporary tempt ten tend tender tension tentative term terms terrible terribly terrific territory terror than
thank thankful thanks thankyou that the theatre their them theme themselves then theory there thereafter thereby
therefore these they thick thing things think thinking thinks third thirst thirteen thirty this thorough thoroughly
those though thought thousand threat three threshold thresholds thrill through throughout throw throwing thumb
thursday thus thx tick ticket tidied tight tightly till time times timing tiny tired title to today together told
tolerance tolerances tomorrow tongue tonight too took top topic total totally touch tough tourist toward towards
tower trace track trade tradition traffic train training transfer transform translate transport travel treasure
treat treatment trend trial tribute tricky tried trigger triumph trivial trouble troubled true truly trust truth try
trying tuesday tunnel turn turned turning twelve twenty twice twist two type typical typically typing ultimate um
unable unaware uncertain unclear under undergo underlying understand understanding understands understood undertake
uneasy unemployed unfair unfold unfortunate unfortunately uniform union unique united universal university unknown
unless unlike unlikely unlock unrelated unsure until unusual unusually up update updated upon upper upset upside
upward urban urgent urgently us usage use used useful useless user using usual usually utter utterly vaguely valid
valley valuable value values vanish variable variation variety various varying vehicle venture verbal verdict verify
version versus vertical very vessel via victim victory view viewed village violence virtual virtually virtue visible
vision vital vivid vocal voice volume voluntary voted voter vulnerable wait waited waiting walking wander wanna want
wanted ward warmly warning warrant was waste watch watching water way we wealth weapon wearing weather wedding
wednesday week weekend weekly weight weird welcome welfare well went were western what whatever whatsoever wheel
when whenever where whereas wherever whether which whichever while whisper white whitewash whoever whole wholly whom
whose why wide widely widen widespread wife will willing win window winner winter wisdom wisely wish with within
without woman women wonder wondered wonderful wondering word wording words work worked working works world worried
worry worrying worse worsen worsening worst worth worthwhile worthy would wound write writer writing written wrong
wrote yeah year yearly years yellow yep yes yesterday yet yield you young younger your yours yourself youth yoy zero speed fee sponsor sponsored moreover
 starred star stars triangle triangles ragged flagged unrated rated benchmarked trending trended movers fallers risers improvers breakdown denominator numerator aggregated subscribe unsubscribe subscribed digests preview previews pause paused unpause resume resumed snooze mute hourly fortnightly fortnight weekday weekdays noon midday midnight automatically regularly inbox reminder reminders reschedule lunchtime afternoons evenings mornings narrative narratives commentary provenance polarity rationale baseline midpoint quartile outlier snapshots tolerances exceeded exceeds missed misses achieves graph graphs plots plotted charted charts chart forecast forecasts predicted projection projections trajectory ambition caveat caveats methodology cohorts interpret interpreted sponsor turnaround turnarounds workload workloads shortfall surplus uptake intake output outputs timeframe turnout
`;

/** The ordinary words as the words of a question are compared: by their stems. */
export const ENGLISH: ReadonlySet<string> = new Set(WORDS.split(/\s+/).filter(Boolean).map(stem));

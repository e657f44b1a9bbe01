import type { IntentId } from '../reply/reply.ts';

/** What else a question holds, where that decides between kinds of question. */
export interface Holds {
  readonly indicators: number;
  readonly themes: number;
  /** Periods named one by one, or the two ends of a comparison. */
  readonly periods: number;
  readonly range: boolean;
  /** Of the indicators, those that are just the people whom a theme named is about. */
  readonly bare: number;
  readonly comparator: boolean;
  /** An indicator is named that the data holds divided into categories. */
  readonly divided: boolean;
  /** One indicator is named that is often set beside another of nearly the same name. */
  readonly paired: boolean;
  /** Words of a risk's title. */
  readonly risks: boolean;
  /** More than courtesy is said: a period, a percentage or count, words of the field. */
  readonly other: boolean;
  readonly context: boolean;
  /** How often stands in a question on figures, and not in one for posts. */
  readonly ofFigures: boolean;
}

interface Cue {
  readonly intent: IntentId;
  readonly words: RegExp;
  /** Where the words alone don't decide. */
  readonly when?: (holds: Holds, text: string) => boolean;
}

const named = (holds: Holds) => holds.indicators > 0;
const oneNamed = (holds: Holds) => holds.indicators === 1;
const nothingNamed = (holds: Holds) => holds.indicators === 0 && holds.themes === 0;
const noIndicator = (holds: Holds) => holds.indicators === 0;

/** Who answers for a measure or a report, in whatever words. */
export const OWNER =
  /\b(who (do|can|should|would) i (ring|phone|call|email|write to|contact|ask|chase)|who (owns|leads|is (the )?(lead|owner|responsible|accountable|answerable|in charge)|do i (chase|ask|speak to|talk to|contact)|should i (chase|ask|speak to|talk to|contact)|is leading|has responsibility|looks after (this|that|the)|can i (chase|ask|speak to|talk to)|runs this|manages (this|that)|heads)|whos? lead|(lead|responsible|accountable) (officer|manager|person)|(the )?owner\b|ownership|owned by|owns\b|(which|what) (officer|manager|person|colleague)|who (prepared|produced|authored|put (this|it) together|drew up|made this)|officer contact|whose (job|responsibility|indicator|measure|desk|area|remit)|name of the (manager|lead|officer|person)|who compiled|who wrote|who signs)/;

/**
 * Words that tell what kind of question is asked. The first that fits decides, so the order is the rule: what can only
 * mean one thing stands before what is also said in passing.
 */
const CUES: readonly Cue[] = [
  {
    intent: 'digest',
    words:
      /\b(digests?|signed up|subscri\w+|unsubscri\w+|every (mon|tues|wednes|thurs|fri|satur|sun)day|every (weekday|week|month|morning|day)\b(?!s)|each (mon|tues|wednes|thurs|fri)day|(mon|tues|wednes|thurs|fri)days? (at|morning)|my weekly|weekly one|my (monday|friday|daily|regular) (one|post|digest|update)|make it (mon|tues?|weds?|wednes|thurs?|fri|satur|sun)(days?)?\b|(mon|tues|wednes|thurs|fri|satur|sun)days instead|weekly (msgs?|messages?|updates?|e?mails?|posts?|reports?|summar\w+)|daily (msgs?|messages?|updates?|e?mails?|posts?)|monthly (msgs?|messages?|updates?|e?mails?|posts?)|put (me|us) down for|sent (through|over|here|to (me|us))\b.*\b(every|each|weekly|daily|monthly|automatically|regularly)|(send|post|email|mail|ping|message|drop) (me|us|it|this|that|these|them|the \w+)\b.*\b(every|each|weekly|daily|monthly|hourly|fortnightly|quarterly|yearly|annually|twice a|(mon|tues|wednes|thurs|fri)day|first thing|automatically|regularly|tomorrow)|remind (me|us) (every|each|weekly|on)|alert (me|us)|notify (me|us)|notif\w+|(stop|pause|cancel|resume|turn off|switch off) (sending|posting|messaging|the (weekly|daily|monday)|these|those|my|it|all)|(regular|automatic|scheduled) (updates?|reports?|posts?|messages?)|(let|keep) (me|us) (know|posted|updated) (when|if|whenever|as soon as|once|every|each)|\b(the|my|our|this|that|these|those|all|an|any) alerts?\b|^(stop |pause |resume |cancel |preview |run |list )?alerts?( (list|\d+))?[ .?!]*$|alert \d|^(please )?(turn|switch) (it|them|that|this) (off|(back )?on)\b|(switch|change|move|set) (it|that|this|them) to (every|each|weekdays?|mon|tue|wed|thu|fri|sat|sun|daily|weekly|monthly|fortnightly|\d|half past|noon)|change the (time|day)s? to|every (other|second|third) (week|mon|tues|wednes|thurs|fri)|fortnightly|(alert|warn|notify)\b.{0,40}\b(when|if|whenever|as soon as|once|about)|tell (me|us) (when|if|whenever|as soon as|once) .*\b(go|goes|turns?|becomes?|gets?|moves?|drops?|falls?|slips?|crosses|needs?|misses|rises?|leaves?|comes? out)\b.{0,20}\b(red|amber|green|yellow|attention|targets?|tolerance|thresholds?)|only (when|if) (something|anything) (has |is )?(chang|new|moved))|^(please )?(pause|resume|unpause|snooze)( it| them| this| that)?( until| till| for|[ .!]*$)/,
    when: (holds) => !holds.ofFigures,
  },
  {
    intent: 'definition',
    words: OWNER,
    when: (_, text) => !/caseload|cases|more than \d|holding/.test(text),
  },
  {
    intent: 'risk',
    words: /\b(risks?|risk register|risk score|biggest worr\w+|worries? (us|me|you) most|keeps? .{0,20}awake|r\d\b)/,
    when: (_, text) =>
      !/\bat risk\b(?! register)|\b\d(st|nd|rd|th)\b.*\br\d\b/.test(text) ||
      /strategic|risk (score|register|rating|level)/.test(text),
  },
  { intent: 'list', words: /[★●▲▼]/, when: (holds) => noIndicator(holds) },
  {
    intent: 'risk',
    words: /\b(moderate|score[ds]?|level|register|high)\b/,
    when: (holds) => holds.risks && noIndicator(holds),
  },
  {
    intent: 'gap',
    words:
      /\b(how (far|much|close|near|short|many points)\b.{0,60}\b(off|from|short|below|above|over|under|past|beyond|away|adrift|ahead|behind|beat\w*|clear\w*|exceed\w*|miss\w*)\b.{0,30}\b(target|goal|standard|aim|it|that|there|we|this)?|off target|(gap|distance|shortfall|margin|headroom|leeway)\b|how (many|much) (more|fewer|extra|additional|further|less)\b|(what|how many) (would|will|do|does) (it|we) (take|need)|how many .{0,60}\b(would|do|will) (we|it|they) (need|have)\b.{0,40}\b(hit|reach|meet|get|make|target|be)|short of (the )?(target|goal|standard)|by how much|how close|what would it take|need to (hit|reach|meet|get to)|to (hit|reach|get to|meet) (the )?(target|\d+ percent)|points? (over|under|above|below|off|short|ahead|clear)|extra (visits|children|reviews|conferences|assessments))/,
    when: (holds, text) => gapNotOther(holds, text),
  },
  {
    intent: 'provenance',
    words:
      /\b(sources?\b|where (does|do|did|is|are|has|have) (this|that|the|it|these|those|they|figure|your|a)\b.{0,60}\b(from|come from|published)|where (do|did|can) (you|we|i) (get|find)|where('?s| is| are| do| does| did)? .{0,40}\bfrom\b|comes? from|came from|which (report|document|paper|publication|data ?set|system|return)|what (report|document|data ?set|publication)|how (old|fresh|recent|current|up to date|stale|reliable|trustworthy|accurate) (is|are) (this|that|the|it|these|those|your|our)|how (old|fresh|recent|stale)\b|\b(oldest|earliest) (figure|number|data|period|value)|how far back|(last|when|most recently).{0,20}\b(updated|refreshed|published|produced|collected|extracted|compiled|loaded|imported)|when (was|were|is|are|did) (this|that|the|it|these|those|your)\b.{0,50}\b(from|updated|refreshed|published|produced|collected|extracted|reported|compiled|taken|data|issued)|age of (the|this|that) (data|figure|number)|provenance|cite|citation|reference for|evidence for|says who|who says|how do (you|we) know|can i trust|is (this|that|the data|it) (official|verified|validated|up to date|current|out of date)|what (period|dates?|time ?frame|time period|timescale) (does|do|is|are|did)\b|what is (it|that|this|the \w+) (measured|based|calculated|counted) (over|on|from)|measured over|as (at|of) when|^as at\??$|date of (that|this|it)|(exact|exactly|precise) or|rounded|rounding|precise (count|figure|number)|exact (count|figure|number)|estimated?|a guess|when (is|was|were) (that|this|it|those)( \w+)?\??$|what date (is|was|are)|as at what|based on (what|which)|(is|are|was|were) (that|this|it|the|those|they).{0,40}\b(rolling|in.month|snapshot|quarterly|monthly)\b.{0,30}\b(or|figure|basis|number)|which basis|when (was|were) .{0,60}\b(counted|measured|taken)|\b(alone|snapshot|rolling|single month)\b.{0,40}\bor\b.{0,30}\b(quarter|month|year|snapshot)|which (quarter|month|date|period|year|time period) (is|are|was|does|do|did)|which period|which quarter.s? (data|figures)|over what period|what basis|what (quarter|month|period) (is|are|was) (that|this|it|those|these))/,
    when: (_, text) =>
      !/\b(children|kids|referrals?|contacts?) (came|come|coming) from\b|come from (the )?(police|school|health)|source of (contact|referral)/.test(
        text,
      ),
  },
  {
    intent: 'definition',
    words:
      /\b(what (does|do|did|is meant|are meant|exactly|precisely|actually).{0,60}\b(measure|measures|mean|means|stand for|stands for|cover|include|refer to|entail|count as|meant|involve|amount to)\b|what (is|was|are) meant by|meaning of|defin(e|ed|es|ition|itions|ing)|stands? for|spell out|acronym|abbreviation|jargon|what (counts|qualifies) as|what is (the|its) (population|denominator|cohort|definition)|how (is|are|do (you|we)) .{0,50}\b(defined?|calculated?|measured?|worked out|counted|work out|calculate|measure|count)\b|(is|would|does|should) .{0,60}\b(up|higher|high|low|lower|a rise|more|fewer|less|going up|down|rise|big|bigger|small|increase|decrease|fall)\b.{0,40}\b(good|bad|better|worse|pleased|sorry|positive|negative|want|desirable|mean)|(good|bad|better|worse) (thing|news|sign|when|if)\b.{0,40}\b(up|high|higher|down|low|lower|rise|rises|fall|falls|goes)|(do|should|would) (we|i|you|one|they) (want|like|prefer|be (pleased|happy|glad|worried|sorry|aiming)).{0,50}\b(up|high|higher|down|low|lower|rise|fall|increase|decrease|big|bigger|small|smaller|more|fewer|less)|(pleased or|good or bad|bad or good|better or worse if|polarity)|which way (is|should|do|does).{0,40}\b(good|better|best|want|go|round)|explain (what|the (term|meaning|measure|indicator))|what( on earth| exactly| precisely| actually)? (is|are) an? [\w§-]+( [\w§-]+){0,4}\??$|what (on earth|exactly|precisely|actually) (is|are)|(does|do) .{0,60}\b(include|includes|cover|covers|exclude|leave out)\b|(who|what) is (in )?the denominator|who (precisely |exactly )?(is|are) counted|counted in the|is (that|this|it) (meant to be |supposed to be |a )?(good|bad)\b|who (counts|is counted|is included|is in (this|that|it))|what sort of (plan|visit|assessment|child|measure)|(do|does|should) (a|an) (big|high|low|small)\w* .{0,40}(good|bad)|is (that|this|it) (a )?(good|bad) (thing|sign)|what is (rolling year|in.month|a? ?snapshot|tolerance|direction of travel))/,
    when: (_, text) =>
      !/\bwhat does .{0,40}\b(stand at|look like)\b|\bdefinitely\b/.test(text) &&
      !/\b(did|has|have) (it|that|they|we) (go|gone|got|get|improve|rise|fall|rose|fell)/.test(text),
  },
  {
    intent: 'target',
    words:
      /\b(with|have|has|having|hold|held|got|carry|set|published|any|all)\b.{0,30}\btargets?\b|\btargets?\b.{0,30}\b(set|held|exist|exists|have|got|there|recorded|published|given|agreed|available|stated)\b/,
    when: (holds, text) =>
      noIndicator(holds) &&
      !holds.context &&
      !/\b(below|under|miss\w*|above|beat\w*|off|behind|meet\w*|met|hit\w*|exceed\w*|short|without|no|not|fail\w*|reach\w*|comparators?|benchmarks?)\b/.test(
        text,
      ),
  },
  {
    intent: 'benchmark',
    words:
      /\b(with|have|has|having|hold|held|got|can|any|all|list)\b.{0,40}\b(benchmarks?|comparators?|set (against|beside|alongside|next to)|compared (with|to|against) (other|good|others|anyone))\b/,
    when: (holds, text) =>
      noIndicator(holds) &&
      !holds.context &&
      !/\b(below|under|worse|better|above|beat\w*|behind|ahead|without|no|not)\b/.test(text),
  },
  {
    intent: 'list',
    words:
      /(^|\b)(which|what|list|show|name|give|any|anything|everything|how many|all|tell me|are any|are there any|do any|does any\w*|the|what is|measures?|indicators?)?.{0,45}(\b(measures|indicators|kpis|areas|things|ones|metrics|figures|items|lines|targets|anything|everything|any|what|whats)\b.{0,60}\b(red|amber|green|yellow|rag|ragged|(below|under|missing|missed|miss|above|beating|beat|off|behind|meeting|meet|on|hit|hitting|exceed\w*|short of|not at|not meeting|not hitting) (the |their |its |our )?targets?|starred|star|stars|triangle|triangles|attention|tolerance|concern|worse than|better than|below (the )?(benchmark|average|good)|failing|struggling|underperform\w*|not rated|unrated|symbol|marked|flagged)\b)/,
    when: (holds) => !oneNamed(holds) || holds.themes > 0,
  },
  {
    intent: 'list',
    words:
      /(^| )(what is|whats|anything|show|list|all|the|any|which|and|give me|just|is anything|are|every\w*|how many|which ones? (is|are)|what are|what about)( \w+){0,4} (reds?|ambers?|greens?|yellows?|in the red|ragged red|rag rated)\b|^(reds?|ambers?|greens?|rag|red list|red ones?)\b|[★●▲▼].{0,40}\b(measures?|indicators?|ones|kpis?)|\b(measures?|indicators?|ones|kpis?)\b.{0,40}[★●▲▼]|\b(list|show( me)?|name|give (me|us)|tell me) (all|every|each|the (whole|full|complete)|everything)\b|\b(all|each|every one|every) of the .{0,30}\b(measures|indicators|kpis|figures|numbers)|\b(each|every|all) (the )?.{0,30}\b(measures?|indicators?|kpis?)\b|\blist\b|\bwhich (of (our|the|these|those|your)|measures?|indicators?|kpis?|targets?|areas?|ones?|figures|percentages)\b|\bwhat (measures|indicators|kpis|targets|data|figures|numbers) (do|have|are|does|did|is|has|were|miss|fall|hit|meet)|\b(measures|indicators|kpis)\b (for|in|on|under|about|within|with|that|where|which|below|above|carrying|showing|marked|rated)|\b(below|under|missing|missed|miss|above|beating|off|behind|failing|short of|not meeting) (their |our |the )?targets?\b|\bwhere (are|do|did) we (below|missing|miss|failing|fail|falling|short|beating|behind|worse|better|outperform|lag\w*|trail\w*|hit|hitting|exceed\w*|meeting|above|need\w*)|\bwhat (needs|requires|is (below|above|under|over|off|missing|failing|exceeding|within|good|bad|worst|best))|\b(needs?|needing|requir\w+|wants?) (some |our |urgent |my )?attention|\bunrated|not rated|\bwithin tolerance|\bexceed\w* target|\bstarred?\b|\bstars\b|\btriangles?\b/,
    when: (holds, text) => listNotOther(holds, text),
  },
  {
    intent: 'benchmark',
    words:
      /\b(benchmarks?|benchmarked|benchmarking|compare[ds]?|comparing|comparison|against|stack up|measure up|relative to|versus|fare|faring|in line with|ahead of|behind|better than|worse than|higher than|lower than|above|below|where do we (stand|sit|rank)|how do we (rank|rate|sit|stand)|rank(ed|ing)?|league|difference|near|match|similar to)\b/,
    when: (holds, text) => holds.comparator && !/\bwhy\b|\breasons?\b|how far off/.test(text),
  },
  {
    intent: 'breakdown',
    words:
      /\b(themes?|topics?|reasons?|types?|kinds?|subjects?|categor\w+|used? .{0,20}for|using .{0,20}for|about|other \d+|rest)\b/,
    when: (holds, text) =>
      holds.divided &&
      !/\bwhy\b|\bwhat about\b|\bhow about\b|\btell me about\b|\babout (half|a|the|\d)|reasons? (they|why|for the (rise|fall|increase|drop))/.test(
        text,
      ),
  },
  {
    intent: 'why',
    words:
      /\b(why|how come|what for|reasons?|because|causes?d?|causing|behind (this|that|it|the)|what is behind|what lies behind|explain|explanation|narrative|commentary|what (is|are|was|were|has|have|will) (we |being |been |they |you |the \w+ )?(being )?(done|doing|do|planned)|doing about|done about|do about|being done|in hand|action (plan|being|taken)|actions?\b|what (is|are) (driving|happening with|going wrong|holding)|driv(es|ing|en)|accounts? for|account for|to blame|blame|down to|what happened|what changed|what went wrong|what is wrong|what is going (on|wrong)|fix(ed|ing)?|put (it|this|that|things) right|tackl\w+|address(ed|ing)?|remedy|remedial|mitigat\w+|what (explains|caused|led|made|has caused)|due to|the story behind|context\b|background|plan to (improve|fix|address)|what (steps|measures) .{0,30}\b(taken|taking)|improv\w+ plan|plans? (for|to) improv\w+|attribut\w+|how did (we|that|it) (come|happen)|owing to|thanks to|so (bad|low|high|poor|late)\b)/,
    when: (_, text) =>
      !/\bmomo\b.*\breasons?\b|reasons? (given|in|for|behind) .*\b(momo|statements?|app|messages)\b|\btop reason/.test(
        text,
      ),
  },
  {
    intent: 'movers',
    words:
      /\b((what|which|anything|who|where|name|list|show|did|has|have|tell me)\b.{0,50}\b(got|gotten|getting|become|became|gone|went|has|have|is|are)?\s?(worse|worsened|deteriorat\w+|better|improved|slipped|declined|dropped|moved|changed|risen|fallen|gone up|gone down|went up|went down|rose|fell|grew|grown|shrank|shrunk|climbed|soared|shifted|backwards?|forwards?|increased|decreased|jumped|moving|improving|worsening|declining|up|down)\b|(biggest|largest|greatest|most|top|sharpest|main|steepest|worst|best) .{0,25}\b(movers?|changes?|rises?|falls?|drops?|improve\w*|moves?|movements?|swings?|increases?|decreases?|jumps?|improvers?|fallers?|risers?|shifts?|decline\w*|deteriorat\w+|gains?|slips?|worsen\w*|improved|moved|changed)|movers?\b|moved (the )?(furthest|most|farthest)|changed (the )?most|improved (the )?most|(worsened|declined|fallen|dropped|slipped|risen|grown|grew|rose|fell|moved|jumped|climbed) (the )?most|most improved|what is (new|changed|different|moved)|what has (changed|moved)|what changed|anything (changed|moved)|furthest|(went|gone|going|go|moved|moving|heading) (in )?the (wrong|right) (way|direction))/,
    when: (holds, text) => holds.indicators === holds.bare && !(holds.context && /\b(it|that|this)\b/.test(text)),
  },
  {
    intent: 'breakdown',
    words:
      /\b(break ?downs?|broken down|breaks? (it |that |them |this )?down|split (by|into|of|between|up|out|them)|split\b|divided (up )?(by|into)|by (reason|category|type|theme|age|gender|sex|ethnicity|area|team|district|locality|ward|school|source|topic|cause|placement|worker|social worker|subject)|(what|which) (were|are|was|is|do|did) .{0,60}\b(about|over|concerning|saying|writing about|regarding|for)\b\??$|themes? (of|for|in|from)\b.{0,30}\b(momo|statements?|messages?|complaints?|app)|(what|which|main|most common|top|commonest|biggest|chief) (themes?|topics?|reasons?|kinds?|types?|categor\w+|subjects?)|categor(y|ies)|what (are|were|did|do) (children|they|kids|young people|youngsters) .{0,30}\b(saying|say|talk\w*|writ\w+|ask\w*|want\w*|rais\w+|tell\w*|use)|composition|made up of|make up of|makes up|sum to|add up|adds up|other \d+|consist of|subdivi\w+|disaggregat\w+|segment\w*|reasons? given|remaining \d+|the rest)\b/,
    when: (_, text) => !/\b(aim|aiming|target|goal|going|asking|hoping) for\b|\bmonth by month\b/.test(text),
  },
  {
    intent: 'benchmark',
    words:
      /\b(benchmarks?|benchmarked|benchmarking|elsewhere|other (councils?|authorit\w+|las?|places|counties|local authorit\w+)|neighbours?|neighbouring|peers?|nationally|national|england|english|country as a whole|rest of the country|statistical|comparators?|good.{0,10}outstanding|outstanding (authorit\w+|councils?|las?)|good (authorit\w+|councils?|las?)|best (councils?|authorit\w+|performing|in class)|stack up|measure up|how do we (rank|compare)|(do|does|did) we compare|everyone else|everybody else|others|average council|(better|best|top|other|good) (councils?|authorit\w+|las?|performers?|places)|regional|the region|top performers?|top quartile|similar (councils?|authorit\w+)|gd outstanding|g o|region)\b/,
    when: (_, text) => !/outstanding assessments/.test(text),
  },
  {
    intent: 'target',
    words:
      /\b(targets?|goals?|standards?|aim(ed|ing|s)?|aiming (for|at)|supposed to (get|hit|reach|do|be\??$|be (at|above|below|over|under|on|hitting|getting|reaching|doing|meeting))|meant to (get|hit|reach|be (at|above|below|over|under|on))|expected (level|standard|to be)|benchmark we set|threshold|should (it|we|that|they|this) be( at| hitting| on)?|ambition|expectation|tolerances?|pass mark|where should|what should|required level|trajectory|bar\b|objective|are we (hitting|meeting|on track)|(did|do|have|has) (we|they|it) (hit|meet|met|make|made|reach|reached|miss|missed|clear|cleared) (it|that|this)|get there)\b/,
    when: (_, text) => !/\bsingle point\b|raise the bar chart/.test(text),
  },
  {
    intent: 'summary',
    words:
      /\b(summar(y|ise|ize|ies|ised)|sum up|headlines?|highlights?|overview|over ?all (picture|performance|position|story|view)|big picture|state of play|brief(ing)?( (me|us|lines?|note|points?))?|run ?down|round ?up|snapshot of (the|our|every)|in (a nutshell|short|summary|brief)|top ?lines?|(key|chief|main|top|important|salient|big) (points?|messages?|issues?|facts?|findings?|figures?)|\bgood\b.{0,20}\bbad\b|story|good news|bad news|good and (the )?bad|encouraging|uncomfortable|main points?|at a glance|digest of|executive summary|elevator|gist|tl ?dr|what do i need to know|what should (i|we) know|what (would|should|do) (i|we|you) (tell|say)|talking points|(celebrat|shout about|proud)\w*|strengths?|weakness\w*|doing (well|badly|ok)|going well|going badly|how (is|are|was|did|have|has) (we|things|everything|performance|it all|the (service|department|directorate|council|report))\b.{0,30}\b(doing|going|do|look\w*|perform\w*|far\w*|been)?|where are we( at)?\b|lie of the land|overall)\b/,
    when: (holds, text) =>
      !named(holds) ||
      (holds.themes > 0 &&
        !/\bhow many|number of|percent\b/.test(text) &&
        /summar|overview|headline|brief|picture|glance/.test(text)),
  },
  {
    intent: 'summary',
    words:
      /\b(how (is|are|was|were|did|do|have|has|about)|doing|performance|performing|perform|getting on|going|looking|shape|position|update|what about|tell me about|picture|state|latest)\b/,
    when: (holds) => noIndicator(holds) && holds.themes > 0,
  },
  {
    intent: 'benchmark',
    words: /\bhow (does|do|did|would) (that|this|it|those|these|they|we) compare\b[ ?.!]*$/,
    when: (holds) => holds.context && noIndicator(holds),
  },
  {
    intent: 'list',
    words:
      /\b(worst|poorest|weakest|bottom) (\w+ )?(performing )?(measures?|indicators?|kpis?|ones|performers?|figures?)\b|\b(top|biggest|main|worst) (\w+ )?(concerns?|problems?|worries|weak spots?)\b/,
    when: noIndicator,
  },
  {
    intent: 'compare',
    words:
      /\b(compare[ds]?|comparing|comparison|against|versus|difference|differ|differs|(which|what|who) (one |of (them|those|these|the two) |is |are |has |have |was |were |group |measure |figure |do |does |did |came |comes |performs? |we )?.{0,60}\b(higher|lower|better|worse|bigger|larger|smaller|greater|more|fewer|less|likelier|likely|ahead|best|worst|stronger|weaker|often|quicker|outnumber\w*)|(more|fewer|less|higher|lower|better|worse|likelier|bigger|larger) .{0,60}\bthan\b|gap between|between .{0,80}\band\b|side by side|set .{0,40}(against|beside|next to)|relative to|as well as|how (much|many) (more|less|higher|lower|better|worse|fewer)|on top of|adds?\b|outnumber\w*|(?<!\b(one|two|three|four|\d) )or\b.{0,80}\b(more|less|higher|lower|better|worse|likelier)|or (are|is|do) (there|it|we|more))\b/,
    when: (holds, text) =>
      holds.indicators > 1 ||
      (oneNamed(holds) && (holds.periods > 1 || holds.context)) ||
      (holds.context && /\b(set|put|stack|compare|match) (that|it|this|them)\b/.test(text)) ||
      (holds.paired && /\b(against|side by side|difference|compared?)\b/.test(text)),
  },
  {
    intent: 'trend',
    words:
      /\b(trends?|trending|trajectory|(?<!\b(?:go|goes|going|gone|went|ran|run|running) )over time|over the (year|(last|past) (few|two|three|four|couple|several)|quarters|months|course)|since|history|historic\w*|time ?series|track record|going (up|down|in the right|in the wrong)|go(ne|es|ing)? (up|down)|went (up|down)|direction (of travel|is it)|which (way|direction)|(getting|got|gotten|become|becoming) (any )?(better|worse|higher|lower|bigger|smaller|more|fewer)|improv(e|ed|es|ing|ement)s?|worsen\w*|deteriorat\w*|declin\w+|ris(e|en|es|ing)|rose|fall(en|s|ing)?|fell|drop(ped|s|ping)?|climb\w*|grow(n|s|ing|th)?|grew|shr(ink|unk|ank)\w*|increas\w+|decreas\w+|reduc\w+|chang(e|ed|es|ing)|mov(e|ed|ing)|movement|chart|graph|plot|draw|picture of|line graph|by (month|quarter)\b|month (by|on|to) month|quarter (by|on|to) quarter|year on year|progress\w*|develop\w*|pattern|up or down|better or worse|on the (up|rise|slide|way)|tail(ed|ing)? off|recover\w*|bounc\w+|slip(ped|ping|s)?|slid\w*|trajectory|steady|steadily|static|stayed|flat|dip(ped|s|ping)?|peak\w*|worse|better|than (in|it|they|we|before|last|the)|how far (have )?we|come (a long way|on)|first (fall|rise|drop|time|increase|decrease)|each (quarter|month)|every (quarter|month) (so far|this|since)|run of|all (the )?(quarters|months)|(last|past) (few|three|3|four|4|couple of) (quarters|months)|through (the )?(year|quarter)|so far|dot\b|up on|down on|up from|down from|doubl\w+|halv\w+|(up|down)\??$|quicker|slower|faster|any (better|worse|higher|lower))\b/,
    when: (holds, text) => (named(holds) || holds.context) && !asksOneCount(holds, text),
  },
  {
    intent: 'count',
    words:
      /\b(how many|number of|count|headcount|head count|in actual (kids|children|numbers|people|cases)|actual (number|kids|children|count|figure in)|total number|how big is|size of|volume|how much is that in|as a (number|count)|in numbers|as (numbers|a headcount)|in (kids|children|people|heads)\??$|whole number|out of (what|how many)|what total|raw (number|figure|count)|absolute (number|figure|term)s?|as a whole number|tally|what is that in (kids|children|people|numbers|cases|bodies|workers))\b/,
  },
  {
    intent: 'help',
    words:
      /\b(help|commands?|what (can|do|could|should) (you|i|we) (do|ask|know|tell|help|say|type|answer|cover|use)|how (do|does|can|should|to)( i| we| you| one)? (use|uses|ask|asks|work|start|starts|begin|begins|talk|operate)|consulted|how does this (work|bot|thing)|what (are|is) (you|this (bot|thing|for|tool|app))|instructions?|guide|manual|tutorial|options|menu|how (it|this|you) works?|stuck|i am (lost|new|stuck)|getting started|capabilit\w+|how (is|are) (this|it|you) (to be )?used|first time (here|using)|what (sort|kind|type)s? of (questions?|things|stuff)|can i ask|how (does|do) (it|this|you) (all )?work|examples?|what else can|show me how|what questions|what topics|who are you|are you (a )?(robot|bot|human|machine|person|real))\b/,
    when: (holds) => nothingNamed(holds),
  },
  {
    intent: 'smalltalk',
    words:
      /^(hi|hello|hey|hiya|good (morning|afternoon|evening|day)|morning|afternoon|evening|thanks?|thank you|thankyou|thx|ta|cheers|bye|goodbye|good bye|see you|ok|okay|great|brilliant|lovely|brill|perfect|nice|cool|excellent|much appreciated|appreciated|that is (all|great|helpful|useful|brilliant|perfect|fine|lovely|kind)|very helpful|well done|good (bot|job|work)|no worries|got it|right|understood|noted|sorry|how are you|have a (good|nice|lovely)|happy|wonderful|fab|fantastic|superb|many thanks|that was|you are|you have been|yes|no|yep|nope|never mind|nothing|i see|fair enough|dear|lol|ha|wow|sound|super|smashing|marvellous|all good|no thanks|no thank you|will do|cheerio|ciao|night|welcome|nice to|pleased to|greetings|merry|enjoy)\b|\b(thank you|thanks|cheers|have a (nice|good|lovely|great|pleasant)|well done|good (bot|work|job)|helpful|much obliged|grateful|lifesaver|life saver|you are (great|brilliant|a star|amazing|wonderful)|how are you|appreciate)\b/,
    when: (holds) => nothingNamed(holds) && !holds.other,
  },
];

function gapNotOther(holds: Holds, text: string): boolean {
  if (
    /\bhow (many|much) (more|fewer|less|extra|higher|lower|better|worse)\b/.test(text) &&
    /\bthan\b/.test(text) &&
    !/target|goal|need/.test(text)
  )
    return false;
  if (holds.indicators > 1 && !/target|goal|standard/.test(text)) return false;
  if (/\bby how much\b/.test(text)) return /target|goal|standard|clear|beat|miss|exceed|short|benchmark/.test(text);
  if (/\bhow far (off|short|from)\b/.test(text)) return true;
  if (/\bhow (far|much|close|near|short)\b|gap|margin|distance|difference/.test(text)) {
    return /target|goal|standard|aim|off|short|clear|beat|exceed|miss|headroom|reach|hit|\bgap\b|margin|there|ahead of (it|that)|good|outstanding|average|benchmark/.test(
      text,
    );
  }
  return true;
}

function listNotOther(holds: Holds, text: string): boolean {
  if (
    /\b((got|getting|gone) (any )?(better|worse|up|down)|moved|changed|improved|worsened|slipped|furthest|most improved|risen|fallen|rose|fell|grew|shrank|increased|decreased|went (up|down)|got better|got worse|better or worse)\b/.test(
      text,
    ) &&
    !/target|red\b|amber|symbol|attention|★|▲|●|▼/.test(text)
  )
    return false;
  if (
    holds.indicators > 1 &&
    /\bwhich\b.*\b(higher|lower|better|worse|bigger|smaller|more|fewer|likelier|greater)\b/.test(text)
  )
    return false;
  if (holds.indicators === 1 && holds.themes === 0)
    return (
      /\b(red|amber|green|yellow|symbol|targets|measures|indicators|kpis)\b|[★●▲▼]/.test(text) &&
      !/\b(this|that|it|the) (measure|indicator|figure)\b/.test(text)
    );
  return true;
}

/** 'How many … at the end of September, before the fall?' asks for one number, whatever else it mentions. */
function asksOneCount(holds: Holds, text: string): boolean {
  if (
    holds.periods !== 1 ||
    holds.range ||
    !/^(and |so |also )?(how many|what was the number|what number)\b/.test(text)
  )
    return false;
  return !/\b(than|since|compared|more|fewer|changed?|gone|up|down)\b/.test(text);
}

/** With a comparator named and nothing else said, the comparison is what is asked. */
const OF_COMPARATOR: IntentId = 'benchmark';

/** The kind of question that the words tell of; null where they tell of none, so that what is named decides. */
export function intentOf(text: string, holds: Holds): IntentId | null {
  const cue = CUES.find((one) => one.words.test(text) && (one.when?.(holds, text) ?? true));
  const said = cue?.intent ?? null;
  return said === null && holds.comparator && named(holds) ? OF_COMPARATOR : said;
}

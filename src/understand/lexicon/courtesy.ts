import { asks, type Row } from './row.ts';

const courteous = (aspect: string, phrases: readonly string[]) =>
  asks('courtesy', { ask: 'courtesy', aspect }, 2, phrases);

/** Greetings, thanks and farewells; alone they are answered in kind, beside a question they say nothing. */
export const COURTESY: readonly Row[] = [
  ...courteous('greeting', [
    'hello|hi|hey|hiya|howdy|greetings|yo|hallo',
    'good morning|afternoon|evening|day',
    '^ morning|afternoon|evening all|bot|team|folks|everyone|there|both?',
    'how are you',
    'are? you well|ok|okay|alright',
    'hope you are|had|have|re|is ... well|day|good|ok|weekend',
    'happy|merry new|christmas|easter|friday|monday year?',
    'nice|good|pleased to meet you',
  ]),
  ...courteous('thanks', [
    'thank|thanks|thankyou|thx|tks|ta|cheers|tvm|ty|thanx',
    'thank you|u so|very|ever? much?',
    'many thanks',
    'much|greatly|really obliged|appreciated|appreciate',
    'i am grateful|obliged to? you?',
    'appreciate|appreciated it|that|this?',
    'that|this|it is|was|helps all|great|helpful|useful|brilliant|perfect|fine|lovely|kind|good|spot|very|most|a|grand|all i needed|on|helpful|lot|much|great|help?',
    'great|brilliant|brill|perfect|lovely|excellent|fab|fantastic|superb|super|marvellous|splendid|smashing|wonderful|awesome',
    'nice|cool|good|top|great work|job|one|stuff|bot',
    'very|most|really|so helpful|useful|kind',
    'you are|have|been a|been|very|so|great|brilliant|amazing|star|helpful|wonderful|legend|lifesaver .. star|legend|help|lifesaver|great|kind?',
    'well done',
    'got it|that|you',
    'understood|noted|sorted|fair enough|gr8|okay|ok|okey|right|no worries|i see|sound|roger',
    'will do',
    'that is|will be all i? needed?',
    'all i needed',
    'all good',
  ]),
  ...courteous('farewell', [
    'bye|goodbye|cheerio|ciao|tara|laters|goodnight',
    'good bye|night',
    'see|speak|talk you|ya|to|soon|later|tomorrow soon|later|around|tomorrow|you?',
    'have a|an|? good|nice|lovely|great|pleasant day|weekend|evening|one|afternoon|time|week?',
    'me|i done|am for the day|done|off|finished',
    'take care',
    'that is me done',
  ]),
  ...courteous('insult', [
    'useless|rubbish|stupid|idiot|pathetic|terrible|awful|crap|hopeless|dreadful|dumb|nonsense|disgrace|disgraceful|embarrassing|shambles',
    'worst .. tool|bot|thing',
    'you are|lie|made|make|making lying|wrong|liar|up|useless|rubbish|lie|lies|it|these|this|numbers',
    'you made|make|making|just .. up',
    'no|not patience|use|good',
  ]),
  ...courteous('never-mind', [
    'never mind',
    'nevermind|nvm|scrap|ignore that|this|me|it?',
    'forget it|that|about',
    'no thanks|thank you?',
    'as you were',
    '^ yes|yep|yeah|no|nope|nah|sure|maybe .',
    'sorry|apologies|oops|whoops|my bad|mistake?',
    'wrong channel|chat|window|thread',
    'nothing|test|testing .',
  ]),
];

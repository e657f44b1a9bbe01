import { asks, type Row } from './row.ts';

/** Words to the bot about itself. What asks of digests is read apart, and so is courtesy. */
export const ASKS_TALK: readonly Row[] = [
  ...asks('help', { ask: 'help' }, 3, [
    'help|commands|instructions|manual|tutorial|menu|guide|capabilities',
    '^ help .',
    'help me',
    'what can|could|do|should|else you|i|we do|ask|know|tell|say|type|answer|cover|use|help you|with|about?',
    'what sort|kind|type of stuff|thing|question',
    'what questions|topics|things can|do|could|may|should',
    'how do|does|can|should|is|are this|it|i|you|we|one|the|to all? work|use|ask|start|begin|used|talk|query|get|search|type',
    'how does this|it|the * work',
    'how this|it|you works|work',
    'how to use|ask|start|query|get|search|set',
    'who|what are you',
    'what is this? scorecard|bot|thing|tool|app|channel',
    '^ what is this .',
    'are you a|an|real|human|there|? robot|bot|human|machine|person|real|ai|listening?',
    'i am new|lost|stuck|confused here|to|?',
    'first|new time|day|week|user here|using|on|with',
    'new here|user|starter',
    'new to this',
    'getting|get started',
    'where do i start|begin',
    'show me how|an? example|examples',
    'can i ask',
    'examples|example of?',
    'how do i ask for|you',
    'nobody has shown me',
    'never used this',
    'what do you do|know',
  ]),
];

/** What Teams offers to pick where a message is written, and the welcome as buttons. */
export interface Command {
  /** What is said when it is picked: a question that the bot understands. */
  readonly says: string;
  readonly description: string;
  /** As a button of the welcome. */
  readonly label: string;
  readonly isButton: boolean;
}

/**
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu; in a personal chat they are what
 * it is started by: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/prompt-suggestions
 */
export const COMMANDS: readonly Command[] = [
  {
    says: 'summary',
    description: 'The headlines: what goes well and what needs attention',
    label: 'Summary',
    isButton: true,
  },
  { says: 'red', description: 'Measures that are rated red', label: "What's red?", isButton: true },
  { says: 'amber', description: 'Measures that are rated amber', label: "What's amber?", isButton: false },
  {
    says: 'what got worse since last quarter?',
    description: 'Measures that moved the wrong way',
    label: 'What got worse?',
    isButton: true,
  },
  {
    says: 'digest',
    description: 'Set up a summary that is posted here regularly',
    label: 'Digest',
    isButton: false,
  },
  { says: 'help', description: 'What you can ask', label: 'Help', isButton: true },
];

/** What mentions somebody in a message: `text` is how it stands there. */
export interface Mention {
  readonly id: string;
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

export interface BotNamed {
  readonly id: string;
  readonly name: string;
}

/**
 * What a person said, without the mention of the bot that brought it here. Other people's mentions stay as their names.
 * Which mention is the bot's is told by its id: its name differs from language to language.
 */
export function wordsOf(text: string, mentions: readonly Mention[], bot: BotNamed): string {
  let words = text;
  for (const { id, text: mention } of mentions) {
    if (id === bot.id && mention !== '') words = words.replaceAll(mention, ' ');
  }
  // No longer than names are: of many that don't end, each would be read to the end of the text.
  return words
    .replace(/<at\b[^>]{0,200}>(.{0,200}?)<\/at>/gis, (_, name: string) => (name === bot.name ? ' ' : name))
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, entity)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
}

/**
 * What a result holds at most, so that it leaves an assistant room to think. Claude Code warns from 10,000 tokens on and
 * refuses more than 25,000 unless set otherwise (https://code.claude.com/docs/en/mcp#mcp-output-limits-and-warnings);
 * a token is some four characters.
 */
export const LIMITS = {
  /** Characters of the answer's text, and as many of what stands behind it. */
  text: 4_000,
  facts: 40,
  options: 20,
  receipt: 20,
  /** Measures, themes, areas or measures with their periods in one list. */
  listed: 40,
  /** Bytes of one message over HTTP: more than the longest Question. */
  bodyBytes: 65_536,
  /** Bytes of standard input that are held: many messages can come at once. */
  inputBytes: 1_048_576,
} as const;

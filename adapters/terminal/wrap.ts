/** Breaks text at spaces, and words that are longer than a line; lines after the first stand under the text. */
export function wrap(text: string, width: number, prefix = ''): readonly string[] {
  const indent = ' '.repeat(lengthOf(prefix));
  const room = Math.max(1, width - lengthOf(prefix));
  return clean(text)
    .split('\n')
    .flatMap((line) => wrapLine(line, room))
    .map((line, at) => (at === 0 ? prefix : indent) + line);
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, width))) {
    if (line !== '' && lengthOf(line) + 1 + lengthOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  const characters = Array.from(word);
  if (characters.length <= width) return [word];
  return Array.from({ length: Math.ceil(characters.length / width) }, (_, at) =>
    characters.slice(at * width, (at + 1) * width).join(''),
  );
}

/** A reply may repeat words of the question, and these must not steer the terminal. */
export function clean(text: string): string {
  return text.replace(/[^\n\P{Cc}]/gu, ' ');
}

/** Characters, not units of UTF-16; the symbols that we show are one column wide. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - lengthOf(text)));
}

import ts from 'typescript';

/** One small change to a file of the program, after which some test should fail. */
export interface Mutant {
  /** Counted from 1. */
  readonly line: number;
  /** '< becomes <='. */
  readonly what: string;
  /** The line as it is, without the blanks around it. */
  readonly source: string;
  /** The whole file with the change. */
  readonly text: string;
}

/** Each operator with what it is changed to: at its edge, or into its opposite. */
const OPERATORS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
]);

interface Change {
  readonly node: ts.Node;
  readonly to: string;
}

/** All mutants of a file, in the order of its lines. Types are left alone: they are the compiler's. */
export function mutantsOf(text: string): readonly Mutant[] {
  const file = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const changes: Change[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return;
    changes.push(...changesOf(node));
    ts.forEachChild(node, visit);
  };
  visit(file);
  const lines = text.split('\n');
  return changes
    .map(({ node, to }) => {
      const [start, end] = [node.getStart(file), node.getEnd()];
      const short = text.slice(start, end).replace(/\s+/g, ' ').slice(0, 60);
      const { line } = file.getLineAndCharacterOfPosition(start);
      return {
        line: line + 1,
        what: `${short} becomes ${to}`,
        source: (lines[line] ?? '').trim(),
        text: text.slice(0, start) + to + text.slice(end),
      };
    })
    .sort((a, b) => a.line - b.line);
}

function changesOf(node: ts.Node): readonly Change[] {
  if (ts.isBinaryExpression(node)) {
    const to = OPERATORS.get(node.operatorToken.kind);
    return to === undefined ? [] : [{ node: node.operatorToken, to }];
  }
  if (ts.isIfStatement(node)) return ['true', 'false'].map((to) => ({ node: node.expression, to }));
  if (ts.isConditionalExpression(node)) return ['true', 'false'].map((to) => ({ node: node.condition, to }));
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ node, to: node.operand.getText() }];
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ node, to: 'false' }];
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ node, to: 'true' }];
  if (ts.isNumericLiteral(node)) return [{ node, to: `(${node.text} + 1)` }];
  return [];
}

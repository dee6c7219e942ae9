import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../../..');

/** A call `callee(first, …)` or `new callee(first, …)` whose first argument is an object literal. */
export interface CallWithObject {
  readonly callee: string;
  readonly file: string;
  readonly members: ReadonlyMap<string, ts.Expression>;
}

/** All such calls in production code, ordered by file. */
export function callsWithObjects(): CallWithObject[] {
  const files = globSync('{apps,libs}/*/src/**/*.ts', { cwd: ROOT }).filter(
    (file) => !/\.spec\.ts$|generated/.test(file),
  );
  return files.toSorted().flatMap((file) => callsIn(file.replaceAll('\\', '/')));
}

function callsIn(file: string): CallWithObject[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: CallWithObject[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const [first] = node.arguments ?? [];
      if (first !== undefined && ts.isObjectLiteralExpression(first))
        found.push({ callee: node.expression.getText(), file, members: membersOf(first) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const membersOf = (literal: ts.ObjectLiteralExpression): ReadonlyMap<string, ts.Expression> =>
  new Map(
    literal.properties
      .filter((member) => ts.isPropertyAssignment(member))
      .map((member) => [member.name.getText(), member.initializer]),
  );

/** The string literals of an expression; a conditional (`a ? 'x' : 'y'`) gives both. */
export function textsIn(expression: ts.Expression | undefined): string[] {
  if (expression === undefined) return [];
  if (ts.isStringLiteralLike(expression)) return [expression.text];
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap(textsIn);
  if (ts.isConditionalExpression(expression))
    return [...textsIn(expression.whenTrue), ...textsIn(expression.whenFalse)];
  return [];
}

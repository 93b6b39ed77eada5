import { Slot, sqlValue, type Args, type Compiled, type SqlValue } from '../statement.ts';

/** One statement that does for a list of arguments what another does for one. */
export interface ManyAtOnce {
  readonly name: string;
  readonly text: string;
  readonly valuesOf: (all: readonly Args[]) => (SqlValue | SqlValue[])[];
}

/** The column of a found row that says which of the arguments it answers, from 1. */
export const nth = '#nth';

/**
 * Rewrites a statement so that one execution serves a list of arguments, which come as one array
 * each; `types` are those of its parameters. `undefined` for a form that it does not know.
 */
export function manyAtOnce(compiled: Compiled, types: readonly string[]): ManyAtOnce | undefined {
  const { name, parameters } = compiled;
  const slots = parameters.flatMap((parameter, index) =>
    parameter instanceof Slot ? [{ name: parameter.name, column: `a${index + 1}`, index }] : [],
  );
  const fixed = parameters.filter((parameter) => !(parameter instanceof Slot));
  const arrays = slots.map(({ index }, at) => `$${at + 1}::${types[index] ?? 'text'}[]`);
  const columns = [...slots.map(({ column }) => column), 'nth'].join(', ');
  const list = `unnest(${arrays.join(', ')}) with ordinality as one (${columns})`;
  const sql = compiled.sql.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const index = Number(digits) - 1;
    if (parameters[index] instanceof Slot) return `one.a${digits}`;
    const before = parameters.slice(0, index).filter((parameter) => !(parameter instanceof Slot));
    return `$${slots.length + before.length + 1}`;
  });
  const text = slots.length === 0 ? undefined : overList(sql, list);
  if (text === undefined) return undefined;
  return {
    name: `${name}.many`,
    text,
    valuesOf: (all) => [
      ...slots.map((slot) => all.map((args) => sqlValue(name, args[slot.name]))),
      ...fixed.map((value) => sqlValue(name, value)),
    ],
  };
}

const insertion = /^(insert into .+? \(.+?\)) values \((.+)\)( on conflict .+)?$/s;
const deletion = /^(delete from \S+) where (.+)$/s;

function overList(sql: string, list: string): string | undefined {
  if (sql.startsWith('select ')) {
    return `select one.nth as "${nth}", found.* from ${list} cross join lateral (${sql}) as found`;
  }
  const [, into, values, otherwise = ''] = insertion.exec(sql) ?? [];
  if (into !== undefined && values !== undefined) {
    return `${into} select ${values} from ${list}${otherwise}`;
  }
  const [, from, condition] = deletion.exec(sql) ?? [];
  return from !== undefined && condition !== undefined
    ? `${from} using ${list} where ${condition}`
    : undefined;
}

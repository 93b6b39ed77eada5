import type { Cra } from '../cra.ts';
import type { CraChoice } from '../list-cras.ts';
import { successorCodesOf } from '../successor-codes.ts';
import { viewOf } from '../view-of.ts';
import { inPieces } from '../../../core/sheets/pieces.ts';

/** Grows when what a program reads changes its meaning. */
const version = 1;

/**
 * The list for programs: `{format, version, at, from, to, cras: […]}`, each CRA as the API answers it
 * with `successorCodes` besides, one a line.
 */
export function jsonList(
  cras: AsyncIterable<Cra>,
  { from, to, at }: Pick<CraChoice, 'from' | 'to'> & { readonly at: number },
): AsyncIterable<Uint8Array> {
  const head = {
    format: 'coop-cra',
    version,
    at: new Date(at).toISOString(),
    from: from ?? null,
    to: to ?? null,
  };
  const texts = async function* () {
    yield `${JSON.stringify(head).slice(0, -1)},"cras":[`;
    let before = '\n';
    for await (const cra of cras) {
      const successorCodes = successorCodesOf(cra.content.themes);
      yield before + JSON.stringify({ ...viewOf(cra), successorCodes });
      before = ',\n';
    }
    yield '\n]}\n';
  };
  return inPieces(texts());
}

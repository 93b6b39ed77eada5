import type { Rendering } from './message.ts';
import type { Failure, Result } from './result.ts';

/**
 * The answer for a result, by its tag. Rendering tables are complete by their type; this is the one
 * place where the tag chooses the function.
 */
export function renderResult<Value, F extends Failure, A>(
  result: Result<Value, F>,
  rendering: Rendering<Value, F, A>,
): A {
  if (result.ok) return rendering.ok(result.value);
  const byTag: Readonly<Record<string, (failure: F) => A>> = rendering as never; // eslint-disable-line @typescript-eslint/consistent-type-assertions -- the tag of F chooses the function for that member of F, which TypeScript cannot follow
  const render = byTag[result.failure.tag];
  if (!render) throw new Error(`no rendering for ${result.failure.tag}`);
  return render(result.failure);
}

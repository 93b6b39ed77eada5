import type { Download } from '@coop/contract/route';
import * as z from 'zod/mini';

import type { Access } from './access.ts';
import type { Person } from './actor.ts';
import type { RouteRefusal } from './describe-route.ts';
import type { Message, Refusing, Rendering } from './message.ts';
import type { Say } from './rendered.ts';
import { renderResult } from './render-result.ts';
import type { Failure, Result } from './result.ts';

/** A file whose content is made while it is read; a reader that stops ends the work. */
export interface ExportedFile {
  /** With its extension; names nobody. */
  readonly name: string;
  readonly mediaType: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** What is said with it in the chat once its content was read to its end. */
  readonly told?: () => Message;
}

/** How an export is asked for; without a path it comes in the chat alone. */
export interface Asking {
  readonly query: z.ZodMiniType;
  readonly path?: Download['path'];
  readonly summary?: string;
  readonly failures?: readonly string[];
}

export interface ExportRequest<Args> {
  /** Who asked: the file is in their language. */
  readonly actor: Person;
  readonly args: Args;
  readonly say: Say;
  /** Aborted when nobody waits for the file any more. */
  readonly signal?: AbortSignal;
}

/** A file that people can have, as a download in the panel and as a file in the chat. */
export interface ExportDescription<Deps, D extends Asking, F extends Failure> {
  /** Feature first: `cra.list`. */
  readonly name: string;
  readonly download: D;
  readonly access: Access;
  /** Refuses before anything heavy is done; nothing is read until the content is. */
  readonly open: (
    deps: Deps,
    request: ExportRequest<z.infer<D['query']>>,
  ) => Promise<Result<ExportedFile, F>>;
  readonly refuse: Refusing<NoInfer<F>, RouteRefusal>;
}

export type ExportOutcome =
  | { readonly kind: 'file'; readonly file: ExportedFile }
  | { readonly kind: 'refused'; readonly tag: string; readonly refusal: RouteRefusal };

export interface BoundExport {
  readonly name: string;
  readonly download: Asking;
  readonly access: Access;
  /** Arguments that are none of this export's are a defect of who wrote them, and throw. */
  readonly open: (request: ExportRequest<unknown>) => Promise<ExportOutcome>;
}

export function describeExport<Deps, const D extends Asking, F extends Failure>(
  description: ExportDescription<Deps, D, F>,
): ExportDescription<Deps, D, F> {
  return description;
}

export function bindExport<Deps, D extends Asking, F extends Failure>(
  { name, download, access, open, refuse }: ExportDescription<Deps, D, F>,
  deps: Deps,
): BoundExport {
  const query: D['query'] = download.query;
  const refusals = Object.entries<(failure: never) => RouteRefusal>(refuse).map(
    ([tag, answer]) =>
      [tag, (failure: never) => ({ kind: 'refused', tag, refusal: answer(failure) })] as const,
  );
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the same table with each answer wrapped
  const rendering = {
    ok: (file: ExportedFile) => ({ kind: 'file', file }),
    ...Object.fromEntries(refusals),
  } as never as Rendering<ExportedFile, F, ExportOutcome>;
  return {
    name,
    download,
    access,
    open: async (request) => {
      const args = z.parse(query, request.args);
      return renderResult(await open(deps, { ...request, args }), rendering);
    },
  };
}

import type { CraContent, CraView } from '@coop/contract/cra';
import type {
  CraHabits,
  craRoutes,
  PersonalDataWarning,
  UsualPlace,
} from '@coop/contract/cra-routes';

import type { CallFailure, RouteAnswer } from '../../core/bot-client.ts';
import type { Live, Source } from '../../core/live.ts';
import type { Resource } from '../../core/resource.ts';
import type { Refused } from './form/cra-check.ts';
import type { DraftKeeper } from './form/held-draft.ts';
import type { CraForm } from './form/cra-form.ts';
import type { HistoryKeeper } from './history-keeper.ts';
import type { EditKeeper } from './form/edit-keeper.ts';
import type { SeriesKeeper } from './series/series-keeper.ts';
import type { TagKeeper } from './tags/tag-keeper.ts';

export type Screen =
  | { readonly tag: 'list' | 'history' | 'new' | 'edit' | 'tags' }
  /** Of the CRA of this id. */
  | { readonly tag: 'versions'; readonly id: string };

export type CraList = RouteAnswer<typeof craRoutes.list>;
export type CraSummary = RouteAnswer<typeof craRoutes.summary>;

/** What was done last, with what can be undone. */
export type Done =
  | {
      readonly tag: 'recorded' | 'edited';
      readonly cra: CraView;
      /** Those of its series that were written with it. */
      readonly others: readonly CraView[];
      readonly warnings: readonly PersonalDataWarning[];
    }
  | {
      readonly tag: 'removed' | 'restored';
      readonly cra: CraView;
      readonly others: readonly CraView[];
    }
  | { readonly tag: 'failed'; readonly failure: CallFailure; readonly retry: () => void };

/** Where the recording of the form stands. */
export type Attempt =
  | { readonly tag: 'idle' | 'saving' }
  | ({ readonly tag: 'refused' } & Refused)
  | { readonly tag: 'failed'; readonly failure: CallFailure; readonly then: AfterSave }
  | { readonly tag: 'idTaken'; readonly then: AfterSave }
  | { readonly tag: 'repeated'; readonly then: AfterSave; readonly like: CraView | undefined }
  | { readonly tag: 'conflict'; readonly current: CraView };

export type AfterSave = 'list' | 'duplicate';

export interface ListFilter {
  /** The day on screen; undefined until the bot has said which day it is. */
  readonly date: string | undefined;
  readonly isTrash: boolean;
}

/** What the person does with CRAs, outside React: nothing of it ends with the panel. */
export interface CraDesk {
  readonly screen: Source<Screen>;
  readonly draft: DraftKeeper;
  readonly edit: EditKeeper;
  readonly attempt: Live<Attempt>;
  readonly done: Source<Done | undefined>;
  readonly filter: Live<ListFilter>;
  readonly habits: Resource<CraHabits>;
  readonly summary: Resource<CraSummary>;
  readonly recent: Resource<CraList>;
  readonly list: Resource<CraList>;
  readonly history: HistoryKeeper;
  readonly tags: TagKeeper;
  readonly series: SeriesKeeper;
  /** Opens the form of a new CRA, or the draft of one. */
  readonly openNew: () => Promise<void>;
  readonly duplicate: (content: CraContent) => Promise<void>;
  /** Opens the form of a CRA, with what it says or with this instead. */
  readonly startEdit: (cra: CraView, content?: CraContent) => void;
  readonly openHistory: () => void;
  /** « Mes étiquettes ». */
  readonly openTags: () => void;
  readonly openVersions: (cra: CraView) => void;
  readonly leave: () => void;
  readonly startAgain: () => void;
  readonly save: (then: AfterSave, again?: boolean) => Promise<void>;
  /** The draft was recorded already, elsewhere: this one becomes another CRA. */
  readonly saveAsNew: (then: AfterSave) => Promise<void>;
  readonly dismissAttempt: () => void;
  /** Ends a conflict: records this form over the version in force. */
  readonly settleEdit: (form: CraForm) => Promise<void>;
  readonly takeTheirEdit: () => void;
  /** With others, all or none. */
  readonly remove: (cra: CraView, others?: readonly CraView[]) => Promise<void>;
  readonly removeFollowing: (cra: CraView) => Promise<void>;
  readonly restore: (cra: CraView, others?: readonly CraView[]) => Promise<void>;
  readonly savePlace: (place: UsualPlace) => Promise<void>;
  readonly show: (filter: Partial<ListFilter>) => void;
  readonly refresh: () => void;
  readonly stop: () => void;
}

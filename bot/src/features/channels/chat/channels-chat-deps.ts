import type { ApplyPlanDeps } from '../apply/apply-plan.ts';
import type { AskDeps } from '../apply/run-record.ts';
import type { CommunityDeps } from '../community-file/load-community.ts';
import type { WriteTextDeps } from '../tend/write-text.ts';
import type { ChooseDeps } from '../own/join-channel.ts';

/** What the words of `/canaux` work with. */
export type ChannelsChatDeps = ChooseDeps &
  WriteTextDeps &
  ApplyPlanDeps &
  AskDeps &
  CommunityDeps & {
    /** A pass comes next. */
    readonly hasten: () => void;
    readonly wantFull: () => void;
  };

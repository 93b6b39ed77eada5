import type { PageAction, Thunk } from '../store/actions.ts';

export const closePanel: PageAction = { type: 'UPDATE_RHS_STATE', state: null };

interface PanelActions {
  readonly showRHSPlugin: PageAction;
  readonly hideRHSPlugin: Thunk<{ data: boolean }>;
  readonly toggleRHSPlugin: Thunk<{ data: boolean }>;
}

/** The three actions that a plugin is given with its panel: all of them are to be dispatched. */
export function panelActions(pluggableId: string): PanelActions {
  const show: PageAction = { type: 'UPDATE_RHS_STATE', state: 'plugin', pluggableId };
  const isOpen = (current: string) => current === pluggableId;
  return {
    showRHSPlugin: show,
    hideRHSPlugin: (dispatch, getState) => {
      if (isOpen(getState().views.rhs.pluggableId)) dispatch(closePanel);
      return { data: true };
    },
    toggleRHSPlugin: (dispatch, getState) => {
      const wasOpen = isOpen(getState().views.rhs.pluggableId);
      dispatch(wasOpen ? closePanel : show);
      return { data: !wasOpen };
    },
  };
}

import * as React from 'react';

export interface ErrorBoundaryProps {
  readonly children: React.ReactNode;
  readonly fallback: (retry: () => void) => React.ReactNode;
}

interface State {
  readonly hasFailed: boolean;
}

/** Keeps a fault of what it holds from spreading to the rest of the panel, or to the host. */
export class ErrorBoundary extends React.Component<ErrorBoundaryProps, State> {
  static getDerivedStateFromError(): State {
    return { hasFailed: true };
  }

  override state: State = { hasFailed: false };

  readonly #retry = (): void => this.setState({ hasFailed: false });

  override render(): React.ReactNode {
    return this.state.hasFailed ? this.props.fallback(this.#retry) : this.props.children;
  }
}

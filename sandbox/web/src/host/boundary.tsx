import { Component, type ReactNode } from 'react';
import * as React from 'react';

interface BoundaryProps {
  /** What is shown instead, with a way to try again. */
  readonly instead: (retry: () => void) => ReactNode;
  readonly children: ReactNode;
}

/** Keeps a failing piece of a plugin from taking the page down. */
export class Boundary extends Component<BoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  readonly retry = () => {
    this.setState({ hasFailed: false });
  };

  override render() {
    return this.state.hasFailed ? (
      <>{this.props.instead(this.retry)}</>
    ) : (
      <>{this.props.children}</>
    );
  }
}

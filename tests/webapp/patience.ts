import { configure } from '@testing-library/react';

/** What is awaited comes in a moment; a busy machine may make it a long one. */
configure({ asyncUtilTimeout: 15_000 });

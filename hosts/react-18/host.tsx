import { createRoot } from 'react-dom/client';

import { startPage } from '../page/page.tsx';

startPage((element, container) => createRoot(container).render(element));

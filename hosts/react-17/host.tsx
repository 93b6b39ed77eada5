import * as ReactDOM from 'react-dom';

import { startPage } from '../page/page.tsx';

// eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way of React 17
startPage((element, container) => ReactDOM.render(element, container));

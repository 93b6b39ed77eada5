import * as ReactDOM from 'react-dom';

import { startPage } from '../page/page.tsx';

startPage((element, container) => ReactDOM.render(element, container));

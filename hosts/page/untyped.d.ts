/** The page only puts it on `window`. */
declare module 'react-router-dom';

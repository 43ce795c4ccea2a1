/** Express 4 beside Express 5; what the suite uses of both has the same types. */
declare module 'express-4' {
  export { default } from 'express';
}

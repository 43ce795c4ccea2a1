/**
 * Fragments of texts that stand in documents where a secret belongs, in lower case and without
 * anything but letters and digits. Six characters and more, so that a random secret of 43
 * characters meets one less often than once in a million.
 */
const PLACEHOLDER_WORDS = [
  'changeme',
  'changethis',
  'changeit',
  'changeinprod',
  'changebefore',
  'replaceme',
  'replacethis',
  'replacewith',
  'yoursecret',
  'yourkey',
  'yourapikey',
  'yourtoken',
  'yourpassword',
  'your256bit',
  'secretkey',
  'secretgoeshere',
  'mysecret',
  'supersecret',
  'topsecret',
  'verysecret',
  'notasecret',
  'securepassword',
  'strongpassword',
  'example',
  'placeholder',
  'insecure',
  'djangoinsecure',
  'defaultsecret',
  'devsecret',
  'testsecret',
  'csrfsecret',
  'keyboardcat',
  'quickbrownfox',
  'loremipsum',
  'correcthorse',
  'password',
  'passw0rd',
  'letmein',
  'generaterandom',
  'generatestrong',
  'randomsecret',
  'putyour',
  'insertyour',
  'enteryour',
  'min32char',
  'atleast32',
  'atleast256',
  'xyz123',
  'abc123',
  'foobar',
  'shhhhh',
  'xxxxxx',
] as const;

/** `...`, `…`, `<secret>`, `${SECRET}`, `{{ secret }}`, `$(command)`, `$SECRET`, `%SECRET%`. */
const TEMPLATE_MARKS = /\.\.\.|…|^<.*>$|\$\{[\w:-]+\}|^\{\{.*\}\}$|^\$\(.*\)$|^\$[A-Z_]+$|^%\w+%$/;

/** Texts too short for a fragment to be told from chance; compared whole. */
const WHOLE_PLACEHOLDERS = new Set([
  'secret',
  'none',
  'null',
  'undefined',
  'todo',
  'tbd',
  'test',
  'dev',
  'admin',
  'default',
  'token',
  'key',
  'sk',
  'xxx',
]);

/**
 * Whether a text is one that documents put where a secret belongs (`changeme`, `XYZ123...`,
 * `<your-secret>`), rather than a secret.
 */
export function isPlaceholder(text: string): boolean {
  if (TEMPLATE_MARKS.test(text)) return true;
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (WHOLE_PLACEHOLDERS.has(letters)) return true;
  return PLACEHOLDER_WORDS.some((word) => letters.includes(word));
}

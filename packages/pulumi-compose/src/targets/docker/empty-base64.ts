/** Base64 of nothing: the plugin takes an empty text for none given, and a decoder skips the end of a line. */
export const emptyBase64 = "\n";

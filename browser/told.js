/* told.js - what is wrong, in a sentence for people; any other failure is a fault of the page. */
export class Told extends Error {}

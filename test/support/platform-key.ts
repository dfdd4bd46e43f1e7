/** Seals what tests store; the world of the browser tests runs with it. */
export const PLATFORM_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

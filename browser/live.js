/* live.js - a page that stays true while it is looked at: time left, and news.
 *
 * <p class="tb-countdown" data-until="1795600800" data-now="1795596800">
 *   <span class="tb-countdown__left">1 hour 6 minutes</span> left ...</p>
 *   Moments are seconds by the server's clock, and so is what is shown: the reader's own clock only
 *   counts on from data-now, or from what the server says when it is asked: once more where that
 *   computer slept meanwhile, for what counts in it stands still then.
 * <p role="status" class="govuk-visually-hidden" id="tb-time-left"></p>
 *   says 1 hour, 15, 5 and 1 minute before; the strip itself is never read out by itself.
 * <div id="news" data-events="/t/2026-42/events" data-then="Reload this page to see it." role="status"></div>
 *   Each event's text replaces the element's, with what stands in data-then behind it; the event "reload"
 *   fetches the page anew. What stands in data-instead is shown in place of the event's text, on pages in another
 *   language than events are in. With data-fresh="ID" the element of that id is fetched anew instead, and takes
 *   the place of what is shown: nobody loses the place where they read, and it is also done at the deadline. With
 *   data-quiet the text of the event is not shown: what is new stands in that element. */

const SAID_BEFORE = [3600, 900, 300, 60];
const AGAIN = 5000;                                     // milliseconds
const strips = ".tb-countdown[data-until]";

/* In the language of the page. In Welsh a unit is counted in the singular; behind 2 it begins softly. */
const WELSH = { day: ["diwrnod", "ddiwrnod"], hour: ["awr", "awr"], minute: ["munud", "funud"],
  second: ["eiliad", "eiliad"] };
const ofPage = () => globalThis.document?.documentElement.lang ?? "en-GB";

/** What is left, in words that nobody reads as a time of day: seconds only in the last hour.
 * @param {number} seconds @param {string} language of the page: "cy" is Welsh, all others English */
export function leftInWords(seconds, language = ofPage()) {
  const welsh = language === "cy";
  const plural = (n, word) => `${n} ${welsh ? WELSH[word][Number(n === 2)] : word + (n === 1 ? "" : "s")}`;
  const s = Math.max(0, Math.floor(seconds));
  const days = Math.floor(s / 86400), hours = Math.floor(s / 3600) % 24, minutes = Math.floor(s / 60) % 60;
  if (s === 0)
    return welsh ? "Dim amser" : "No time";
  if (days)
    return plural(days, "day") + (hours ? ` ${plural(hours, "hour")}` : "");
  if (hours)
    return plural(hours, "hour") + (minutes ? ` ${plural(minutes, "minute")}` : "");
  return minutes ? `${plural(minutes, "minute")} ${plural(s % 60, "second")}` : plural(s, "second");
}

/** The last mark that was passed between two looks, or 0.
 * @param {number} before seconds left @param {number} after */
export function markPassed(before, after) {
  return SAID_BEFORE.findLast((mark) => before > mark && after <= mark) ?? 0;
}

/* A page that anybody may keep cannot say what time it is: then the server is asked. */
async function serverSays(otherwise) {
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  const date = Date.parse(answer?.headers.get("Date") ?? "");
  return Number.isNaN(date) ? otherwise : date / 1000;
}
const serverNow = (strip) => strip.dataset.now ? Number(strip.dataset.now) : serverSays(Date.now() / 1000);

/* How far the reader's clock is ahead of what counts: another time than before after a sleep, or when
 * somebody sets it. */
const apart = () => Date.now() - performance.now();
const SLEPT = 2000;                                     // milliseconds

/* What of the page stands within this element, as it is now. Whoever was at a link in it stays there. False: it could
 * not be fetched. */
async function freshen(id) {
  const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
  const shown = document.getElementById(id);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page && page.getElementById(id);
  if (!fresh || !shown)
    return Boolean(page);
  const at = shown.contains(document.activeElement) && document.activeElement.getAttribute("href");
  if (shown.innerHTML === fresh.innerHTML)
    return true;
  document.title = page.title;
  shown.replaceChildren(...document.adoptNode(fresh).childNodes);
  if (at)
    shown.querySelector(`a[href="${CSS.escape(at)}"]`)?.focus({ preventScroll: true });
  shown.querySelectorAll(strips).forEach(countDown);
  return true;
}

/* Where the server cannot be reached just then, until it can. */
async function freshenOver(id) {
  if (!await freshen(id))
    setTimeout(() => freshenOver(id), AGAIN);
}
const freshenAll = () => document.querySelectorAll("[data-fresh]").forEach((place) => freshenOver(place.dataset.fresh));

async function countDown(strip) {
  const until = Number(strip.dataset.until);
  let atFirst = until - await serverNow(strip), began = performance.now(), ahead = apart();
  const left = strip.querySelector(".tb-countdown__left");
  let before = atFirst;
  const again = async () => {
    const slept = Math.max(0, apart() - ahead), left = atFirst - (performance.now() - began + slept) / 1000;
    atFirst = until - await serverSays(until - left);
    [began, ahead] = [performance.now(), apart()];
  };
  const look = async () => {
    if (!strip.isConnected)
      return;
    if (Math.abs(apart() - ahead) > SLEPT)
      await again();
    const now = atFirst - (performance.now() - began) / 1000;
    left.textContent = leftInWords(now);
    strip.classList.toggle("tb-countdown--soon", now < 3600);
    const mark = markPassed(before, now), say = document.getElementById("tb-time-left");
    if (mark && say)
      say.textContent = `${leftInWords(mark)} ${ofPage() === "cy" ? "ar ôl" : "left"}.`;
    before = now;
    if (now > 0)
      setTimeout(look, now > 3600 ? 5000 : 1000 - ((performance.now() - began) % 1000));
    else if (atFirst > 0)
      setTimeout(freshenAll, 2000);                     // the server's second may be half over
  };
  look();
}

/* One stream a page, shut while nobody looks: the number of streams to one server is small. */
function follow(place) {
  let source = null;
  const open = () => {
    if (source || document.hidden)
      return;
    source = new EventSource(place.dataset.events);
    source.onmessage = (event) => {
      if (!("quiet" in place.dataset))
        place.textContent = [place.dataset.instead ?? event.data, place.dataset.then].filter(Boolean).join(" ");
      if (place.dataset.fresh)
        freshen(place.dataset.fresh);
    };
    source.addEventListener("reload", () => location.reload());
  };
  const shut = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? shut() : open()));
  addEventListener("pagehide", shut);
  addEventListener("pageshow", open);
  open();
}

if (globalThis.document) {                              // Node has none
  document.querySelectorAll(strips).forEach(countDown);
  document.querySelectorAll("[data-events]").forEach(follow);
}

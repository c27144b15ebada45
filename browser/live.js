/* live.js - a page that stays true while it is looked at: time left, and news.
 *
 * <p class="tb-countdown" data-until="1795600800" data-now="1795596800">
 *   <span class="tb-countdown__left">1 hour 6 minutes</span> left ...</p>
 *   Moments are seconds by the server's clock, and so is what is shown: the reader's own clock only
 *   counts on from data-now, or from what the server says when it is asked.
 * <p role="status" class="govuk-visually-hidden" id="tb-time-left"></p>
 *   says 1 hour, 15, 5 and 1 minute before; the strip itself is never read out by itself.
 * <div id="news" data-events="/t/2026-42/events" role="status"></div>
 *   Each event's text replaces the element's; the event "reload" fetches the page anew. */

const SAID_BEFORE = [3600, 900, 300, 60];

const plural = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

/** What is left, in words that nobody reads as a time of day: seconds only in the last hour.
 * @param {number} seconds */
export function leftInWords(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  const days = Math.floor(s / 86400), hours = Math.floor(s / 3600) % 24, minutes = Math.floor(s / 60) % 60;
  if (s === 0)
    return "No time";
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
async function serverNow(strip) {
  if (strip.dataset.now)
    return Number(strip.dataset.now);
  const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" }).catch(() => null);
  const date = Date.parse(answer?.headers.get("Date") ?? "");
  return (Number.isNaN(date) ? Date.now() : date) / 1000;
}

async function countDown(strip) {
  const atFirst = Number(strip.dataset.until) - await serverNow(strip), began = performance.now();
  const left = strip.querySelector(".tb-countdown__left");
  let before = atFirst;
  const look = () => {
    const now = atFirst - (performance.now() - began) / 1000;
    left.textContent = leftInWords(now);
    strip.classList.toggle("tb-countdown--soon", now < 3600);
    const mark = markPassed(before, now), say = document.getElementById("tb-time-left");
    if (mark && say)
      say.textContent = `${leftInWords(mark)} left.`;
    before = now;
    if (now > 0)
      setTimeout(look, now > 3600 ? 5000 : 1000 - ((performance.now() - began) % 1000));
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
    source.onmessage = (event) => { place.textContent = event.data; };
    source.addEventListener("reload", () => location.reload());
  };
  const shut = () => { source?.close(); source = null; };
  document.addEventListener("visibilitychange", () => (document.hidden ? shut() : open()));
  addEventListener("pagehide", shut);
  addEventListener("pageshow", open);
  open();
}

if (globalThis.document) {                              // Node has none
  document.querySelectorAll(".tb-countdown[data-until]").forEach(countDown);
  document.querySelectorAll("[data-events]").forEach(follow);
}

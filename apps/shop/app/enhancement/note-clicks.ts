/**
 * Tells the shop which place of a search was opened, in passing: nothing is stored in the browser, nothing says who.
 * Without scripts nobody is told and every link works.
 */
export function noteOpenedHits(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('.card__name a');
    const answer = link?.closest<HTMLElement>('[data-search-id]');
    const { searchId, noteTo } = answer?.dataset ?? {};
    if (!link || !answer || !searchId || !noteTo) return;
    const rank = [...answer.querySelectorAll('.card__name a')].indexOf(link) + 1;
    navigator.sendBeacon(noteTo, new URLSearchParams({ searchId, rank: String(rank) }));
  });
}

"use strict";
// Filters and folds what is already on the page. Nothing here reads or writes markup.
(() => {
  const byId = (id) => document.getElementById(id);
  const cards = Array.from(document.querySelectorAll(".finding"));
  const filters = Array.from(document.querySelectorAll("select[data-filter]"));

  const fits = (card) =>
    filters.every((filter) => {
      const values = card.getAttribute("data-" + filter.dataset.filter).split(" ");
      return filter.value === "" || values.includes(filter.value);
    });

  const apply = () => {
    let count = 0;
    for (const card of cards) {
      card.hidden = !fits(card);
      count += card.hidden ? 0 : 1;
    }
    const all = count === cards.length;
    byId("shown").textContent = all ? "" : `${count} of ${cards.length} shown`;
    byId("reset").disabled = all;
  };

  const showAll = () => {
    for (const filter of filters) filter.value = "";
    apply();
  };

  // A link to something folded or filtered away has to show it.
  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.hidden) showAll();
    const folded = target.closest("details");
    if (folded && !folded.open) folded.open = true;
    target.scrollIntoView();
  };

  const closePanels = () => {
    for (const panel of document.querySelectorAll("[popover]")) {
      if (panel.matches(":popover-open")) panel.hidePopover();
    }
  };

  const foldArticles = (open) => {
    for (const article of document.querySelectorAll("details.article")) article.open = open;
  };

  if (filters.length) {
    byId("filters").hidden = false;
    for (const filter of filters) filter.addEventListener("change", apply);
    byId("reset").addEventListener("click", showAll);
    apply();
  }
  if (byId("tools")) {
    byId("tools").hidden = false;
    byId("unfold").addEventListener("click", () => foldArticles(true));
    byId("fold").addEventListener("click", () => foldArticles(false));
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#"]');
    if (!link) return;
    if (link.closest("[popover]")) closePanels();
    // The same link pressed twice changes no address and so tells nobody.
    if (link.getAttribute("href") === location.hash) reveal();
  });
  window.addEventListener("hashchange", reveal);
  if (location.hash) reveal();
})();

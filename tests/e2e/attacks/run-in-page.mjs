// Attacks are made of several functions, which know each other where they run: in the page.

/** Run a call in a page (Playwright's or Puppeteer's) that has these functions; they may use nothing else of their module. */
export const runInPage = (page, functions, call) =>
  page.evaluate(`(() => { ${functions.map(String).join("\n")}\nreturn ${call}; })()`);

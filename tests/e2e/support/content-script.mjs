// The content script's own world, in which the closed shadow tree of the extension can be read: so the extension needs no hook for tests.

/** Evaluate expressions where the content script runs in a page; `detach` ends it. */
export async function attachToContentScript(page) {
  const cdp = await page.context().newCDPSession(page);
  const contexts = [];
  cdp.on("Runtime.executionContextCreated", ({ context }) => contexts.push(context));
  await cdp.send("Runtime.enable");
  const { id } = contexts.findLast(({ name }) => name === "Drape");
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
      contextId: id,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { evaluate, detach: () => cdp.detach() };
}

// Keeps the memory of the app's module, so that its size can be asked for. What the page holds beside
// it is the browser's to say.
for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...words) => {
    const answer = await original.apply(WebAssembly, words);
    const { exports } = answer.instance ?? answer;
    const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
    window.moduleBytes = () => memory?.buffer.byteLength ?? 0;
    return answer;
  };
}

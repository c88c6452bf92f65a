// A computer that opens files with the app: what it hands over is called by the walk.
Object.defineProperty(window, "launchQueue", {
  value: { setConsumer: (consumer) => (window.launched = consumer) },
});

import fc from "fast-check";

// Property tests look at the same thousands of cases in every ordinary run, so that a red run is a red change. Deep runs
// (`npm run test:deep`) draw new ones; what they find becomes a case of its own.
if (!process.env.DEEP) fc.configureGlobal({ seed: 20_261_122 });

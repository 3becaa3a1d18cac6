"""Training of the classifier: a program run by hand, never part of the stage.

    python -m streams.classify.training --data ../shared/data/classify

load (corpus) → clean with our own parse (cleaning) → features (matrix) → fit, prune,
fit again (fitting) → whole numbers (export) → calibrate on articles that the model had
not seen (calibrating) → weights.npz, calibration.toml, model card (card). Two runs
write the same bytes. Needs the extra `train` (scikit-learn, which brings SciPy).
"""

"""Training MTCNN: windows to learn from, the joint loss, and the three nets one after another."""

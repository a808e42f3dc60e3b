"""Weighing what matters: swing weights, Monte Carlo draws, the line-up."""

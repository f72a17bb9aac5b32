"""How sharp an aligned face is, whatever its light."""

import cv2

from faceclock.domain.face import FloatArray


def sharpness(grey: FloatArray) -> float:
    """Energy of the Laplacian over energy of the gradient: the mean squared frequency of the edges.

    Free of brightness and contrast, because both energies grow alike; falls with blur about as 1 / sigma^2.
    The outermost pixels are left out: mirrored borders look like edges to the Laplacian.
    """
    fine = cv2.Laplacian(grey, cv2.CV_32F)[1:-1, 1:-1]
    across = cv2.Sobel(grey, cv2.CV_32F, 1, 0)[1:-1, 1:-1]
    down = cv2.Sobel(grey, cv2.CV_32F, 0, 1)[1:-1, 1:-1]
    edges = cv2.norm(across, cv2.NORM_L2SQR) + cv2.norm(down, cv2.NORM_L2SQR)
    return cv2.norm(fine, cv2.NORM_L2SQR) / max(edges, 1e-6)

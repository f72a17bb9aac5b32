"""Every loss against an independent float64 computation, its gradient, and bfloat16."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch (pip install faceclock[train])")

from faceclock.training.losses.detection import decode, overlaps, quality_focal, wing  # noqa: E402
from faceclock.training.losses.distillation import DistillationLoss  # noqa: E402


def random_boxes(count: int, seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    low = random.uniform(0, 50, (count, 2))
    return np.hstack([low, low + random.uniform(5, 60, (count, 2))])


def giou_by_hand(a: np.ndarray, b: np.ndarray) -> tuple[float, float]:
    across = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    down = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = across * down
    union = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    hull = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return shared / union, shared / union - (hull - union) / hull


def test_overlaps_agree_with_a_computation_by_hand() -> None:
    one, other = random_boxes(40, 1), random_boxes(40, 2)
    iou, giou = overlaps(torch.from_numpy(one), torch.from_numpy(other))
    wanted = np.array([giou_by_hand(a, b) for a, b in zip(one, other, strict=True)])
    np.testing.assert_allclose(iou, wanted[:, 0], atol=1e-12)
    np.testing.assert_allclose(giou, wanted[:, 1], atol=1e-12)


def test_giou_has_the_gradient_of_its_formula() -> None:
    one = torch.from_numpy(random_boxes(6, 3)).requires_grad_()
    other = torch.from_numpy(random_boxes(6, 4))
    assert torch.autograd.gradcheck(lambda boxes: overlaps(boxes, other)[1], one)


def test_quality_focal_agrees_with_its_formula_and_gradient() -> None:
    logits = torch.linspace(-4, 4, 9, dtype=torch.float64).requires_grad_()
    quality = torch.linspace(0, 1, 9, dtype=torch.float64)
    p, q = 1 / (1 + np.exp(-logits.detach().numpy())), quality.numpy()
    wanted = -(np.abs(q - p) ** 2) * (q * np.log(p) + (1 - q) * np.log(1 - p))
    np.testing.assert_allclose(quality_focal(logits, quality).detach(), wanted, atol=1e-12)
    assert torch.autograd.gradcheck(lambda x: quality_focal(x, quality), logits)


def test_wing_is_zero_for_right_landmarks_and_grows_with_the_error() -> None:
    sides = torch.tensor([100.0, 100.0, 50.0])
    away = torch.tensor([[0.0] * 10, [2.0] * 10, [2.0] * 10])
    np.testing.assert_allclose(wing(away, sides), [0.0, np.log(2), np.log(3)], rtol=1e-6)


def test_decoding_is_the_packs_own_decoding() -> None:
    predicted = torch.zeros(1, 1, 15)
    predicted[0, 0, 1:5] = torch.tensor([1.0, 2.0, 3.0, 4.0])
    predicted[0, 0, 5:7] = torch.tensor([0.5, -0.5])
    boxes, landmarks = decode(predicted, torch.tensor([[80.0, 40.0]]), torch.tensor([8.0]))
    assert boxes[0, 0].tolist() == [72, 24, 104, 72]
    assert landmarks[0, 0, :2].tolist() == [84, 36]


def distillation_by_hand(student: np.ndarray, teacher: np.ndarray) -> float:
    s = student / np.linalg.norm(student, axis=1, keepdims=True)
    t = teacher / np.linalg.norm(teacher, axis=1, keepdims=True)
    cosine = np.mean([1 - a @ b for a, b in zip(s, t, strict=True)])
    pairs = [(i, j) for i in range(len(s)) for j in range(len(s)) if i != j]
    relation = np.mean([(s[i] @ s[j] - t[i] @ t[j]) ** 2 for i, j in pairs])
    return 1.0 * cosine + 4.0 * relation


@pytest.fixture
def vectors() -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    return random.normal(0, 3, (7, 16)), random.normal(0, 1, (7, 16))


def test_distillation_agrees_with_a_computation_by_hand(vectors: tuple[np.ndarray, np.ndarray]) -> None:
    student, teacher = (torch.from_numpy(part).float() for part in vectors)
    loss = DistillationLoss()(student, teacher)["loss"]
    assert float(loss) == pytest.approx(distillation_by_hand(*vectors), rel=1e-5)


def test_distillation_in_bfloat16_stays_near(vectors: tuple[np.ndarray, np.ndarray]) -> None:
    student, teacher = (torch.from_numpy(part).float() for part in vectors)
    loss = DistillationLoss()(student.bfloat16(), teacher)["loss"]
    assert float(loss) == pytest.approx(distillation_by_hand(*vectors), rel=2e-2)


def test_a_student_like_the_teacher_has_no_loss(vectors: tuple[np.ndarray, np.ndarray]) -> None:
    teacher = torch.from_numpy(vectors[1]).float()
    assert float(DistillationLoss()(5 * teacher, teacher)["loss"]) == pytest.approx(0, abs=1e-6)

"""Boosted trees (scikit-learn's HistGradientBoostingClassifier) as a table of the language data; DecisionTrees.swift reads it."""


def table(model, names, maker):
    """The model as lines: tree, node, feature, threshold, the nodes for values up to it and above it, the leaf's value."""
    lines = [f"# Made by Evaluation/{maker}. tree, node, feature, threshold, node where the feature is not above it, node where it is, value of a leaf.",
             "tree\tnode\tfeature\tthreshold\tbelow\tabove\tvalue", f"0\t0\t\t\t\t\t{float(model._baseline_prediction.ravel()[0]):.5g}"]
    for number, stage in enumerate(model._predictors, 1):
        for at, node in enumerate(stage[0].nodes):
            if node["is_leaf"]:
                lines.append(f"{number}\t{at}\t\t\t\t\t{node['value']:.4g}")
            else:
                lines.append(f"{number}\t{at}\t{names[node['feature_idx']]}\t{node['num_threshold']:.7g}\t{node['left']}\t{node['right']}\t")
    return "\n".join(lines) + "\n"

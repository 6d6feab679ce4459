namespace NewsMonitor.Benchmarks.Tagging;

/// <summary>Logistic regression by projected gradient: small weights preferred, and each keeps the sign that its feature's name promises.</summary>
internal sealed class LogisticFit(int[] signs, double shrink)
{
    private const int Rounds = 6000;
    private const double Step = 1.2;

    /// <returns>The weights, and the bias behind them.</returns>
    public double[] Fit(IReadOnlyList<(double[] Features, bool Relevant, double Weight)> stories)
    {
        var count = signs.Length;
        var (weights, gradient) = (new double[count + 1], new double[count + 1]);
        var total = stories.Sum(s => s.Weight);
        for (var round = 0; round < Rounds; round++)
        {
            Array.Clear(gradient);
            foreach (var (features, relevant, weight) in stories)
            {
                var error = weight * (Probability(weights, features) - (relevant ? 1 : 0));
                for (var i = 0; i < count; i++)
                    gradient[i] += error * features[i];
                gradient[count] += error;
            }

            for (var i = 0; i < count; i++)
            {
                var next = weights[i] - (Step * (gradient[i] + (shrink * weights[i])) / total);
                weights[i] = next * signs[i] < 0 ? 0 : next;
            }

            weights[count] -= Step * gradient[count] / total;
        }

        return weights;
    }

    public static double Probability(double[] weights, double[] features)
    {
        var logOdds = weights[^1];
        for (var i = 0; i < features.Length; i++)
            logOdds += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-logOdds));
    }
}

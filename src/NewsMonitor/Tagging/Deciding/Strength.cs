namespace NewsMonitor.Tagging.Deciding;

/// <summary>Evidence that adds up without ever passing 1: what is left of the doubt.</summary>
internal struct Strength
{
    private double sum;

    public readonly double Value => sum;

    public void Add(double weight) => sum += (1 - sum) * Math.Clamp(weight, 0, 1);

    public static double Saturate(double amount, double half) => amount / (amount + half);
}

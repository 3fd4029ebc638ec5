namespace Funding.Core;

/// <summary>Divides money exactly: the parts always add up to the whole.</summary>
internal static class Apportion
{
    /// <summary>
    /// Parts in proportion to the weights, each rounded down to whole öre; what the rounding leaves goes to the first part with a weight.
    /// Nothing is divided when no weight is above zero.
    /// </summary>
    internal static IReadOnlyList<Money> Of(Money whole, IReadOnlyList<long> weights)
    {
        var sum = weights.Sum(w => (decimal)w);
        if (sum <= 0)
        {
            return [.. weights.Select(_ => Money.Zero)];
        }

        var parts = weights.Select(w => new Money((long)((Int128)whole.Ore * w / (Int128)sum))).ToArray();
        var first = Array.FindIndex([.. weights], w => w > 0);
        parts[first] += whole - Money.Sum(parts);
        return parts;
    }
}

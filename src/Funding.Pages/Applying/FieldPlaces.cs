using Funding.Pages.Forms;

namespace Funding.Pages.Applying;

/// <summary>Where on the page the domain's places are: <c>/budget/rows/3/amount</c> is the field <c>budget.2027.Travel</c>.</summary>
public sealed class FieldPlaces(FormShape shape)
{
    private readonly Dictionary<string, string> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> order = shape
        .FieldNames()
        .Select((name, index) => (name, index))
        .ToDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);

    /// <summary>The field at a JSON pointer, or null when the page has none: then the fault concerns the whole form.</summary>
    public string? FieldAt(string? place)
    {
        if (string.IsNullOrEmpty(place))
            return null;
        for (var part = place; part.Length > 0; part = part[..part.LastIndexOf('/')])
        {
            if (whole.TryGetValue(part, out var field))
                return field;
            if (prefixes.TryGetValue(part, out var row))
                return Nearest(row + place[part.Length..].Replace('/', '.'));
        }

        return Nearest(place.TrimStart('/').Replace('/', '.'));
    }

    /// <summary>Faults in the order of the page; those of the whole form first.</summary>
    public IReadOnlyList<FieldError> InOrder(IEnumerable<FieldError> faults) =>
        [.. faults.OrderBy(fault => fault.Field is null ? -1 : order.GetValueOrDefault(fault.Field, int.MaxValue))];

    internal void Row(string place, string field, bool whole = false) => (whole ? this.whole : prefixes)[place] = field;

    // A fault may name a part (`/period`) that on the page is several fields: the first of them.
    private string? Nearest(string name)
    {
        if (order.ContainsKey(name))
            return name;
        if (name is "budget" or "budget.rows" or "budget.sought")
            return order.Keys.FirstOrDefault(key => key.StartsWith("budget.", StringComparison.Ordinal));
        if (name is "budget.coFunding")
            return "coFunding.0.funder";
        return order.Keys.FirstOrDefault(key => key.StartsWith(name + ".", StringComparison.Ordinal));
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Funding.Core;

/// <summary>An exact amount of Swedish kronor, kept in öre. In JSON: kronor with at most two decimals.</summary>
/// <param name="Ore">The amount in öre (1 krona = 100 öre); may be negative in differences.</param>
[JsonConverter(typeof(MoneyConverter))]
public readonly record struct Money(long Ore) : IComparable<Money>
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    /// <summary>No money.</summary>
    public static Money Zero => default;

    /// <summary>The amount in kronor with two decimals.</summary>
    public decimal Kronor => Ore / 100m;

    /// <summary>Whole or fractional kronor to öre; throws <see cref="ArgumentOutOfRangeException"/> when that is not exact.</summary>
    public static Money FromKronor(decimal kronor) =>
        TryFromKronor(kronor, out var money)
            ? money
            : throw new ArgumentOutOfRangeException(nameof(kronor), kronor, "At most two decimals.");

    /// <summary>Kronor to öre; false when there are more than two decimals or the amount is beyond 10¹⁵ kronor.</summary>
    public static bool TryFromKronor(decimal kronor, out Money money)
    {
        money = default;
        if (Math.Abs(kronor) > 1_000_000_000_000_000m || decimal.Truncate(kronor * 100) != kronor * 100)
        {
            return false;
        }

        money = new Money((long)(kronor * 100));
        return true;
    }

    /// <summary>The sum of all amounts; throws <see cref="OverflowException"/> rather than being wrong.</summary>
    public static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Zero, (sum, next) => sum + next);

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a < b ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a > b ? a : b;

    public static Money operator +(Money a, Money b) => new(checked(a.Ore + b.Ore));

    public static Money operator -(Money a, Money b) => new(checked(a.Ore - b.Ore));

    public static Money operator -(Money a) => new(checked(-a.Ore));

    public static bool operator <(Money a, Money b) => a.Ore < b.Ore;

    public static bool operator >(Money a, Money b) => a.Ore > b.Ore;

    public static bool operator <=(Money a, Money b) => a.Ore <= b.Ore;

    public static bool operator >=(Money a, Money b) => a.Ore >= b.Ore;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Ore.CompareTo(other.Ore);

    /// <summary>As people read it in Swedish, with non-breaking spaces: <c>1 250 000 kr</c>, <c>12,50 kr</c>.</summary>
    public override string ToString() =>
        Kronor.ToString(Ore % 100 == 0 ? "N0" : "N2", Swedish).Replace('\u2212', '-') + "\u00a0kr";
}

/// <summary>Writes money as kronor and refuses more than two decimals.</summary>
public sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
        && reader.TryGetDecimal(out var kronor)
        && Money.TryFromKronor(kronor, out var money)
            ? money
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.Kronor);
}

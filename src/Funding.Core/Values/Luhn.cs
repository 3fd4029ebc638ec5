namespace Funding.Core;

/// <summary>The check digit (modulus 10) of organisation numbers, giro numbers and personal identity numbers.</summary>
internal static class Luhn
{
    /// <summary>Whether the last digit is the check digit of those before it.</summary>
    internal static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            if (!char.IsAsciiDigit(digits[i]))
            {
                return false;
            }

            var value = digits[i] - '0';
            var doubled = (digits.Length - i) % 2 == 0;
            var product = doubled ? value * 2 : value;
            sum += product > 9 ? product - 9 : product;
        }

        return digits.Length > 1 && sum % 10 == 0;
    }
}

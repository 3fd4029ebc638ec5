using FsCheck;
using FsCheck.Fluent;

namespace Funding.Core.Tests;

/// <summary>One step of a random life: the numbers decide who does what, and how much time passes.</summary>
/// <param name="Kind">Which command.</param>
/// <param name="Who">Who sends it.</param>
/// <param name="A">A free choice.</param>
/// <param name="B">Another.</param>
/// <param name="Hours">Time before it.</param>
public sealed record Move(int Kind, int Who, int A, int B, int Hours);

/// <summary>Random lives of up to a few hundred steps; a failing one is shrunk by leaving steps out.</summary>
public static class Moves
{
    /// <summary>Where chance begins when the same lives are wanted each time: whether something rare is among them is no matter of luck then.</summary>
    internal static Rnd Always { get; } = new(20261123);

    public static Arbitrary<Move[]> Lives()
    {
        var move =
            from kind in Gen.Choose(0, 9999)
            from who in Gen.Choose(0, 9999)
            from a in Gen.Choose(0, 999_999)
            from b in Gen.Choose(0, 999_999)
            from hours in Gen.Frequency((14, Gen.Constant(0)), (4, Gen.Choose(1, 48)), (1, Gen.Choose(49, 2400)))
            select new Move(kind, who, a, b, hours);
        var life = from length in Gen.Choose(20, 240) from moves in Gen.ArrayOf(move, length) select moves;
        return Arb.From(life, Shorter);
    }

    /// <summary>The moves of one life, the same for the same chance.</summary>
    internal static Move[] Some(Random chance, int length) =>
        [
            .. Enumerable
                .Range(0, length)
                .Select(_ => new Move(
                    chance.Next(10_000),
                    chance.Next(10_000),
                    chance.Next(1_000_000),
                    chance.Next(1_000_000),
                    chance.Next(19) switch
                    {
                        < 14 => 0,
                        < 18 => chance.Next(1, 48),
                        _ => chance.Next(49, 2400),
                    }
                )),
        ];

    private static IEnumerable<Move[]> Shorter(Move[] moves)
    {
        for (var size = moves.Length / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < moves.Length; start += size)
            {
                yield return [.. moves[..start], .. moves[Math.Min(start + size, moves.Length)..]];
            }
        }
    }
}

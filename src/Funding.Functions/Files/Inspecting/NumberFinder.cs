using System.Text;
using Funding.Core;

namespace Funding.Functions.Files.Inspecting;

/// <summary>
/// Looks for personal identity numbers in a text that comes in pieces, and remembers the places. It never keeps or tells a number, and
/// holds one place's text at most, 8 192 characters of it at a time.
/// </summary>
internal sealed class NumberFinder(FilePlace place)
{
    private const int LongestText = 8_192;

    // As long as a number with its century, dash and spaces, and what stands around it.
    private const int Overlap = 24;
    private const int FewestDigits = 10;
    private readonly StringBuilder _text = new();
    private readonly List<int> _at = [];
    private int _digits;
    private int _number = 1;
    private int _count;
    private bool _isFoundHere;
    private bool _isTold = true;

    internal FoundNumbers? Found => _count == 0 ? null : new FoundNumbers(_count, place, [.. _at]);

    /// <summary>A part of the file in which places are counted anew.</summary>
    /// <param name="isTold">Whether they can be told to people: not those of headers, notes and the like.</param>
    internal void BeginPart(bool isTold) => (_number, _isTold) = (1, isTold);

    internal void Take(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            var piece = text[..Math.Min(text.Length, LongestText - _text.Length)];
            _text.Append(piece);
            foreach (var letter in piece)
            {
                _digits += char.IsAsciiDigit(letter) ? 1 : 0;
            }
            text = text[piece.Length..];
            if (_text.Length == LongestText)
            {
                Look();
                _text.Remove(0, LongestText - Overlap);
            }
        }
    }

    internal void EndPlace()
    {
        Look();
        _text.Clear();
        (_digits, _isFoundHere) = (0, false);
        _number++;
    }

    private void Look()
    {
        if (_isFoundHere || _digits < FewestDigits || !IdentityNumberGuard.FindsIn(_text.ToString()))
        {
            return;
        }
        _isFoundHere = true;
        _count++;
        if (_isTold && _at.Count < FoundNumbers.MostTold)
        {
            _at.Add(_number);
        }
    }
}
